"""What the person told us, and everything that is theirs."""

from uuid import UUID
from zoneinfo import available_timezones

from django.conf import settings as setup
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onward.config.zone import zone_here
from onward.gateways.ics.lines import LIMIT_BYTES
from onward.kernel.errors import Fixable
from onward.kernel.text import N_, Text
from onward.services import (
    archive,
    backup,
    calendars,
    downloads,
    erasing,
    preferences,
    uploads,
)
from onward.store.queries.settings_page import SettingsPage, settings_page
from onward.web import visit
from onward.web.forms.inbox import GivenFileForm
from onward.web.forms.preferences import PersonForm, WeekForm
from onward.web.templatetags.words import say
from onward.web.views import door
from onward.web.visit import Visit

ERASE_WORD = N_("erase")
_NOT_THE_WORD = N_("Nothing was erased. Type the word as it is written there.")
_CHOOSE_CALENDAR = N_("Choose a calendar file first; it ends in .ics.")
_CHOOSE_EXPORT = N_("Choose the .zip that an export gave you.")


@visit.shows
def settings(request: Visit) -> HttpResponse:
    return _show(request)


def _show(
    request: Visit, week: WeekForm | None = None, person: PersonForm | None = None
) -> HttpResponse:
    page = settings_page(request.user)
    context = {
        "page": page,
        "week": week or _week(page),
        "person": person or _person(page),
        "zones": sorted(available_timezones()),
        "kept": downloads.kept(setup.HOME),
        "calendar": _calendar_form(),
        "export": _export_form(),
        "word": gettext(ERASE_WORD),
    }
    return render(request, "settings.html", context)


def _week(page: SettingsPage) -> WeekForm:
    zone = page.time_zone if page.answered else zone_here()
    return WeekForm(
        initial={
            "hours": f"{page.hours_per_week:g}",
            "days": page.days,
            "sleep_from": page.sleep_from,
            "sleep_to": page.sleep_to,
            "time_zone": zone,
        },
        auto_id="week-%s",
    )


def _person(page: SettingsPage) -> PersonForm:
    return PersonForm(initial={"field": page.field, "country": page.country})


def _calendar_form(*given: object) -> GivenFileForm:
    label = _("A calendar file (.ics)")
    return GivenFileForm(*given, label=label, accept=".ics", auto_id="calendar-%s")


def _export_form(*given: object) -> GivenFileForm:
    label = _("An export (.zip)")
    return GivenFileForm(*given, label=label, accept=".zip", auto_id="export-%s")


@visit.asks
def tell_week(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("settings")
    form = WeekForm(request.POST, auto_id="week-%s")
    if not form.is_valid():
        return _show(request, week=form)
    preferences.tell_week(request.user, form.week())
    visit.told(
        request, gettext("Kept. A week follows it once you plan it, or plan it again.")
    )
    return redirect("settings")


@visit.asks
def tell_person(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("settings")
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _show(request, person=form)
    preferences.tell_person(request.user, form.person())
    visit.told(request, gettext("Kept."))
    return redirect("settings")


@visit.acts
def add_calendar(request: Visit) -> HttpResponse:
    """Keep when a calendar is busy; its titles are dropped as it is read."""
    form = _calendar_form(request.POST, request.FILES)
    if not form.is_valid():
        raise Fixable(Text(_CHOOSE_CALENDAR))
    given = form.cleaned_data["file"]
    raw = given.read(LIMIT_BYTES + 1)  # one too many is enough to be told so
    taken = calendars.take(request.user, given.name or "", raw, visit.now())
    for problem in taken.problems:
        messages.warning(request, say(problem))
    visit.told(
        request,
        Text(
            N_("%(n)s busy time is kept, without its title."),
            {"n": taken.times},
            plural=N_("%(n)s busy times are kept, without their titles."),
        ),
    )
    return redirect("settings")


@visit.acts
def forget_calendar(request: Visit, calendar: UUID) -> HttpResponse:
    calendars.forget(request.user, calendar)
    visit.told(request, gettext("The calendar is gone from here."))
    return redirect("settings")


@visit.shows
def export(request: Visit) -> HttpResponseBase:
    name = f"onward-export-{visit.today():%Y-%m-%d}.zip"
    own_words = "own_words" in request.GET
    passing = downloads.exported(request.user, setup.HOME, own_words=own_words)
    return FileResponse(passing, as_attachment=True, filename=name)


@visit.acts
def back_up(request: Visit) -> HttpResponse:
    made = backup.back_up(setup.HOME, setup.HOME.backups)
    visit.told(request, gettext("Backed up to %(file)s.") % {"file": made.name})
    return redirect("settings")


@visit.acts
def take_in(request: Visit) -> HttpResponse:
    """Read an export back; what is here already stays."""
    form = _export_form(request.POST, request.FILES)
    if not form.is_valid():
        raise Fixable(Text(_CHOOSE_EXPORT))
    path = uploads.receive(setup.HOME, form.cleaned_data["file"])
    try:
        counts = archive.take_in(request.user, path)
    finally:
        path.unlink(missing_ok=True)
    visit.told(
        request,
        Text(
            N_("%(n)s new row was taken in. What was here stayed."),
            {"n": sum(counts.values())},
            plural=N_("%(n)s new rows were taken in. What was here stayed."),
        ),
    )
    return redirect("settings")


@visit.acts
def erase(request: Visit) -> HttpResponse:
    """Delete everything, once the word is typed."""
    if request.POST.get("word", "").strip().casefold() != gettext(ERASE_WORD):
        raise Fixable(Text(_NOT_THE_WORD))
    left = erasing.erase_all(request.user, setup.HOME)
    door.let_in(request, request.user)
    said = gettext("Everything is erased.")
    if left.unswept:
        parts = (left.unswept.message, left.unswept.remedy)
        said = " ".join(say(part) for part in parts if part)
    if left.copies:
        names = ", ".join(path.name for path in left.copies)
        said += " " + gettext(
            "These backups still hold it; delete the files if you wish: %(names)s."
        ) % {"names": names}
    visit.told(request, said)
    return redirect("today")
