"""Mailboxes on servers: connecting one, seeing how far it is, letting it go."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from onward.gateways.imap.failures import sentence
from onward.gateways.imap.wording import REMEDIES
from onward.kernel.errors import OnwardError
from onward.kernel.text import N_, Text
from onward.services import accounts, jobs
from onward.services.accounts import How, Place, Security
from onward.store.queries.mailboxes_page import Mailbox, mailboxes
from onward.web import visit
from onward.web.forms.mailbox import AddressForm, ConnectForm
from onward.web.templatetags.words import say
from onward.web.visit import Visit

_ASKED = "mailbox"
"""Under this name the session keeps the address that is being connected."""
_GONE = N_("Disconnected. The mail that was read is kept.")


@visit.shows
def listing(request: Visit) -> HttpResponse:
    return _show(request)


def _show(request: Visit, form: AddressForm | None = None) -> HttpResponse:
    rows = [(one, *_trouble(one)) for one in mailboxes(request.user)]
    context = {"rows": rows, "form": form or AddressForm()}
    return render(request, "mailboxes.html", context)


def _trouble(one: Mailbox) -> tuple[Text | None, Text | None]:
    """Return what went wrong at the last look, and what to do."""
    if not one.outcome:
        return None, None
    what = sentence(one.outcome, Place(one.host, one.port), one.said)
    return what, Text(REMEDIES[one.outcome])


@visit.asks
def address(request: Visit) -> HttpResponse:
    """Take the address; where its mail lies is looked up before anything is asked."""
    if request.method != "POST":
        return redirect("mailboxes")
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    given = form.cleaned_data["address"]
    known = accounts.known(request.user, given)
    try:
        place = known[0] if known else accounts.where(given)
    except OnwardError as error:
        form.add_error("address", say(error.message))
        return _show(request, form)
    asked = {"address": given, "user": known[1] if known else given}
    if place is not None:
        asked |= {"host": place.host, "port": str(place.port)}
        asked["security"] = place.security.value
    request.session[_ASKED] = asked
    return redirect("connect_mailbox")


@visit.asks
def connect(request: Visit) -> HttpResponse:
    """Tell what the provider wants, then ask; sign in once before anything is kept."""
    asked = request.session.get(_ASKED)
    if not asked:
        return redirect("mailboxes")
    provider = accounts.provider_of(asked["address"])
    known = {"port": 993, "security": Security.TLS.value}
    form = ConnectForm(request.POST or None, initial=known | asked, provider=provider)
    if request.method == "POST" and form.is_valid():
        given = form.given(asked["address"], visit.today())
        try:
            account = accounts.connect(request.user, given, visit.now())
        except OnwardError as error:
            parts = [error.message, *([error.remedy] if error.remedy else [])]
            form.add_error(None, " ".join(say(part) for part in parts))
        else:
            request.session.pop(_ASKED, None)
            visit.told(request, gettext("Connected. It is being read now."))
            return redirect("import", jobs.ask_look(request.user, account))
    context = {
        "address": asked["address"],
        "provider": provider,
        "told": Text(provider.told),
        "known": "host" in asked,
        "passwords": How.PASSWORD in provider.how,
        "form": form,
    }
    return render(request, "mailbox_connect.html", context)


@visit.acts
def look(request: Visit, account: UUID) -> HttpResponse:
    accounts.found(request.user, account)
    return redirect("import", jobs.ask_look(request.user, account))


@visit.acts
def disconnect(request: Visit, account: UUID) -> HttpResponse:
    accounts.disconnect(request.user, account)
    visit.told(request, Text(_GONE))
    return redirect("mailboxes")
