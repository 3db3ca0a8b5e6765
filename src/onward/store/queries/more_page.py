"""What the doors under More need to say."""

from dataclasses import dataclass

from onward.store.models import KeptMessage, MailAccount, Owner


@dataclass(frozen=True, slots=True)
class MorePage:
    """`unsure` messages wait in the Inbox for the person's word.

    `stuck` mailboxes are not followed until the person connects them again.
    """

    unsure: int
    stuck: int


def more_page(owner: Owner) -> MorePage:
    mail = KeptMessage.objects.filter(owner=owner)
    boxes = MailAccount.objects.filter(owner=owner, next_look=None)
    return MorePage(
        unsure=mail.filter(standing=KeptMessage.Standing.UNSURE).count(),
        stuck=boxes.exclude(outcome="").count(),
    )
