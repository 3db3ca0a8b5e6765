"""What the doors under More need to say."""

from dataclasses import dataclass

from onward.store.models import KeptMessage, Owner


@dataclass(frozen=True, slots=True)
class MorePage:
    """`unsure` messages wait in the Inbox for the person's word."""

    unsure: int


def more_page(owner: Owner) -> MorePage:
    mail = KeptMessage.objects.filter(owner=owner)
    return MorePage(mail.filter(standing=KeptMessage.Standing.UNSURE).count())
