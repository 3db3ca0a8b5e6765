"""Today, and the first things ever done here."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from onward.config.zone import zone_here
from onward.kernel.errors import NotFound
from onward.kernel.text import N_, Text
from onward.services import debriefs, preferences, uploads, weeks
from onward.store.queries.settings_page import settings_page
from onward.store.queries.today import day_of, today_page
from onward.web import visit
from onward.web.forms.inbox import PasteForm
from onward.web.forms.preferences import WeekForm
from onward.web.visit import Visit

_NOT_NEXT = N_("This block is not the next one any more.")
_LATER = "later"
_STOPPED = "stopped"


@visit.shows
def today(request: Visit) -> HttpResponse:
    return _show(request)


def _show(
    request: Visit, paste: PasteForm | None = None, week: WeekForm | None = None
) -> HttpResponse:
    later = request.session.get(_LATER, {})
    day = _day(request)
    page = today_page(request.user, visit.now(), later.get(day, ()))
    context = {
        "page": page,
        "paste": paste or PasteForm(auto_id="paste-%s"),
        "week": week or _questions(request),
        "stopped": request.session.get(_STOPPED) == day,
    }
    return render(request, "today.html", context)


def _day(request: Visit) -> str:
    """What this browser remembers of a day holds until the person sleeps."""
    return day_of(request.user, visit.now()).isoformat()


def _questions(request: Visit) -> WeekForm:
    told = settings_page(request.user)
    zone = told.time_zone if told.answered else zone_here()
    return WeekForm(
        initial={
            "hours": f"{told.hours_per_week:g}",
            "days": told.days,
            "sleep_from": told.sleep_from,
            "sleep_to": told.sleep_to,
            "time_zone": zone,
        },
        auto_id="week-%s",
    )


@visit.asks
def first_plan(request: Visit) -> HttpResponse:
    """Take the three answers and plan: this week, or from Saturday on the next."""
    if request.method != "POST":
        return redirect("today")
    form = WeekForm(request.POST, auto_id="week-%s")
    if not form.is_valid():
        return _show(request, week=form)
    week = form.week()
    preferences.tell_week(request.user, week)
    local = visit.now().astimezone(ZoneInfo(week.time_zone)).date()
    monday = weeks.monday_of(local)
    if local.weekday() >= 5:
        monday += timedelta(days=7)
    weeks.plan(request.user, monday, visit.now())
    visit.told(request, gettext("Your week is planned. Anything in it can be changed."))
    return redirect("week", monday)


@visit.asks
def paste(request: Visit) -> HttpResponse:
    """Read what was pasted and go where it was filed."""
    if request.method != "POST":
        return redirect("today")
    form = PasteForm(request.POST, auto_id="paste-%s")
    if not form.is_valid():
        return _show(request, paste=form)
    went = uploads.take_pasted(request.user, form.cleaned_data["text"], visit.now())
    if went.application:
        visit.told(request, gettext("Thank you. It is filed here."))
        if went.is_no:
            made = debriefs.begin(request.user, went.application, visit.now())
            return redirect("debrief_one", made)
        return redirect("application", went.application)
    if went.message:
        return redirect("message", went.message)
    visit.told(request, gettext("This mail was looked at and set aside before."))
    return redirect("inbox")


@visit.acts
def later(request: Visit, block: UUID) -> HttpResponse:
    """Let another block come first today; remembered in this browser only."""
    day = _day(request)
    put_off = request.session.get(_LATER, {}).get(day, [])
    page = today_page(request.user, visit.now(), put_off)
    if page.next is None or page.next.id != block:
        raise NotFound(Text(_NOT_NEXT))
    request.session[_LATER] = {day: [*put_off, str(block)]}
    if page.then:
        said = gettext("Later, then. It waits at the end of today.")
    else:
        said = gettext(
            "It is the only thing left today, so it stays here. It can wait."
        )
    visit.told(request, said)
    return redirect("today")


@visit.acts
def stop(request: Visit) -> HttpResponse:
    """Put the plan away until tomorrow; in this browser only."""
    request.session[_STOPPED] = _day(request)
    undo = reverse("take_out")
    visit.told(request, gettext("That is enough for today."), undo=undo)
    return redirect("today")


@visit.acts
def take_out(request: Visit) -> HttpResponse:
    """Take the plan out again."""
    request.session.pop(_STOPPED, None)
    return redirect("today")
