"""The quiet tray: what waits, what came another way, what is put to rest, and resting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onward.debrief.closing import too_much
from onward.kernel.errors import Fixable
from onward.kernel.text import N_, Text
from onward.services import applications, debriefs, resting
from onward.services.debriefs import Named
from onward.store.queries.application_page import Choice
from onward.store.queries.tray import running, tray_page
from onward.web import visit
from onward.web.forms.debrief import RestForm, ToldForm
from onward.web.views.help import people
from onward.web.visit import Visit

_RESTED = "rested"
_CHOOSE = N_("Choose at least one of them.")


@visit.shows
def tray(request: Visit) -> HttpResponse:
    page = tray_page(request.user, visit.today(), listing="list" in request.GET)
    moved = visit.id_in(request.GET.get("moved", ""))
    return render(request, "debriefs.html", {"page": page, "moved": moved})


@visit.acts
def close_quietly(request: Visit) -> HttpResponse:
    chosen = [_uuid(one) for one in request.POST.getlist("application")]
    if not chosen:
        raise Fixable(Text(_CHOOSE))
    made = debriefs.close_quietly(request.user, chosen, visit.now())
    if made:  # a form sent twice rests nothing the second time
        request.session[_RESTED] = [str(event) for event in made]
    said = ngettext(
        "%(n)s is put to rest. It stays in its place under Applications.",
        "%(n)s are put to rest. They stay in their places under Applications.",
        len(chosen),
    )
    visit.told(request, said % {"n": len(chosen)}, undo=reverse("wake"))
    return redirect("debrief")


@visit.acts
def wake(request: Visit) -> HttpResponse:
    """Take back what was last put to rest together; it waits, or runs, again."""
    rested = request.session.get(_RESTED, [])
    debriefs.wake(request.user, [UUID(event) for event in rested])
    request.session.pop(_RESTED, None)
    visit.told(request, gettext("Taken back. They wait as before."))
    return redirect("debrief")


@visit.acts
def let_go(request: Visit, application: UUID) -> HttpResponse:
    """Let a silence rest, and meet it as the no it is."""
    applications.let_go(request.user, application, visit.now())
    made = debriefs.begin(request.user, application, visit.now())
    visit.told(request, gettext("It rests. If they write after all, it opens again."))
    return redirect("debrief_one", made)


@visit.asks
def told(request: Visit) -> HttpResponse:
    """They told me: take a no that came by voice, text or on a page."""
    listed = running(request.user)
    form = ToldForm(
        request.POST or None,
        choices=[(str(one.id), _called(one)) for one in listed],
        initial={"on": visit.today(), "application": request.GET.get("about", "")},
        auto_id="told-%s",
    )
    if request.method != "POST" or not form.is_valid():
        return render(request, "debrief_told.html", {"form": form})
    said = form.cleaned_data
    about = said["application"]
    application = debriefs.told(
        request.user,
        UUID(about) if about else Named(said["company"], said["role"]),
        form.what(),
    )
    return redirect(
        "debrief_one", debriefs.begin(request.user, application, visit.now())
    )


@visit.asks
def enough(request: Visit) -> HttpResponse:
    """Too much today: people and help, no numbers, no plan; a rest until a day."""
    today = visit.today()
    form = RestForm(request.POST or None, today=today, auto_id="rest-%s")
    if request.method == "POST" and form.is_valid():
        resting.rest(request.user, form.cleaned_data["until"], today=today)
        return redirect("today")
    context = {"form": form, "said": too_much(), **people(request)}
    return render(request, "debrief_enough.html", context)


@visit.acts
def go_on(request: Visit) -> HttpResponse:
    resting.go_on(request.user)
    return redirect("today")


def _called(one: Choice) -> str:
    return ", ".join(part for part in (one.company, one.role) if part)


def _uuid(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError as error:
        raise Fixable(Text(_CHOOSE)) from error
