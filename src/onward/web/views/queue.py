"""The review queue: one message at a time, later, the last one undone, keys off."""

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from onward.kernel.errors import Fixable
from onward.kernel.text import N_, Text
from onward.services import preferences, review
from onward.store.queries.inbox import inbox_page, message_page
from onward.web import visit
from onward.web.visit import Visit

_QUEUE = "queue"
_MOST = 500
"""Messages a browser remembers as put off, or as answered."""
_NOTHING_SAID = N_("There is nothing to take back.")


@dataclass(frozen=True, slots=True)
class Sitting:
    """What this browser remembers of today's queue: put off, and answered, in order."""

    later: tuple[UUID, ...] = ()
    said: tuple[UUID, ...] = ()


def sitting(request: Visit) -> Sitting:
    told = request.session.get(_QUEUE, {}).get(visit.today().isoformat(), {})
    return Sitting(**{name: tuple(map(UUID, ids)) for name, ids in told.items()})


def _remember(request: Visit, one: Sitting) -> None:
    told = {name: list(map(str, ids)) for name, ids in asdict(one).items()}
    request.session[_QUEUE] = {visit.today().isoformat(): told}


def note_said(request: Visit, message: UUID) -> None:
    """Remember that a message was answered, so that it can be taken back."""
    one = sitting(request)
    _remember(request, replace(one, said=(*one.said, message)[-_MOST:]))


@visit.acts
def later(request: Visit, message: UUID) -> HttpResponse:
    """Ask about another one first; this one comes back at the end."""
    message_page(request.user, message)
    one = sitting(request)
    put_off = (*(at for at in one.later if at != message), message)
    _remember(request, replace(one, later=put_off[-_MOST:]))
    if inbox_page(request.user).unsure < 2:
        said = gettext("It is the only one left, so it stays here. It can wait.")
        visit.told(request, said)
    return redirect("inbox")


@visit.acts
def undo(request: Visit) -> HttpResponse:
    """Take the last answer back; that message is asked about again, and first."""
    one = sitting(request)
    if not one.said:
        raise Fixable(Text(_NOTHING_SAID))
    last = one.said[-1]
    _remember(request, replace(one, said=one.said[:-1]))
    review.ask_again(request.user, [last])
    visit.told(request, gettext("Taken back. It is asked about again."))
    return redirect(f"{reverse('inbox')}?at={last}")


@visit.acts
def keys(request: Visit) -> HttpResponse:
    """Switch single keys on or off, for good."""
    preferences.tell_keys(request.user, on=request.POST.get("keys") == "on")
    return visit.back(request, "inbox")


@visit.acts
def take_back(request: Visit, message: UUID) -> HttpResponse:
    """Take the person's word on a message back, from its own page."""
    home = review.take_back(request.user, message)
    if home:
        visit.told(request, gettext("Taken back. It is filed as Onward read it."))
        return redirect("application", home)
    visit.told(request, gettext("Taken back. It is as if you had not said it."))
    return redirect(f"{reverse('inbox')}?at={message}")
