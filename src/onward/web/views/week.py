"""The week and its blocks."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import N_, Text
from onward.planning.free import at
from onward.planning.week import Standing
from onward.services import calendars, weeks
from onward.store.queries.week_page import block_place, week_page
from onward.store.queries.weeks import week_of
from onward.web import visit
from onward.web.horizon import horizon
from onward.web.templatetags.words import say
from onward.web.visit import Visit

_NO_TIME = N_("Choose a day and write the time as 14:30.")
_NOT_MOVED = N_("This block was not moved last, so there is nothing to take back.")
_MOVED = "moved"

_MARKED = {
    Standing.DONE: N_("Done. It counts."),
    Standing.SKIPPED: N_("Left out, and that is fine."),
    Standing.PLANNED: N_("It is open again."),
}


@visit.shows
def this_week(request: Visit) -> HttpResponse:  # noqa: ARG001 (Django's form)
    return redirect("week", weeks.monday_of(visit.today()))


@visit.shows
def week(request: Visit, monday: date) -> HttpResponse:
    now = visit.now()
    page = week_page(request.user, monday, now)
    line = horizon(page.days, now.astimezone(visit.zone_of(request.user)))
    return render(request, "week.html", {"page": page, "line": line})


@visit.acts
def plan(request: Visit, monday: date) -> HttpResponse:
    again = week_of(request.user, monday) is not None
    weeks.plan(request.user, monday, visit.now())
    if again:
        said = gettext("Planned again. What was done, pinned or past stayed.")
    else:
        said = gettext("Your week is planned. Anything in it can be changed.")
    visit.told(request, said)
    return redirect("week", monday)


@visit.acts
def lighter(request: Visit, monday: date) -> HttpResponse:
    """Make the week lighter, or a usual one again, and plan it anew."""
    on = request.POST.get("lighter") == "yes"
    weeks.plan(request.user, monday, visit.now(), lighter=on)
    said = (
        gettext("A lighter week, planned anew.")
        if on
        else gettext("Your usual hours, planned anew.")
    )
    visit.told(request, said)
    return redirect("week", monday)


@visit.shows
def calendar(request: Visit, monday: date) -> HttpResponse:
    """Return the week as a calendar file; neutral titles name no company."""
    neutral = request.GET.get("titles") == "neutral"
    file = calendars.week_file(request.user, monday, visit.now(), say, neutral=neutral)
    response = HttpResponse(file, content_type="text/calendar")
    name = reverse("week", args=[monday]).strip("/").rpartition("/")[2]
    response["Content-Disposition"] = f'attachment; filename="onward-{name}.ics"'
    return response


@visit.acts
def mark(request: Visit, block: UUID, standing: str) -> HttpResponse:
    chosen = Standing(standing)
    weeks.mark(request.user, block, chosen, visit.today())
    undo = (
        "" if chosen is Standing.PLANNED else reverse("mark", args=[block, "planned"])
    )
    visit.told(request, Text(_MARKED[chosen]), undo=undo)
    return visit.back(request)


@visit.acts
def pin(request: Visit, block: UUID) -> HttpResponse:
    on = request.POST.get("pinned") == "yes"
    weeks.pin(request.user, block, pinned=on)
    said = gettext("It stays where it is.") if on else gettext("It may move again.")
    visit.told(request, said)
    return visit.back(request)


@visit.acts
def move(request: Visit, block: UUID) -> HttpResponse:
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
        clock = datetime.strptime(request.POST.get("time", ""), "%H:%M").time()  # noqa: DTZ007 (a time of day, the zone comes next)
        start = at(day, clock, visit.zone_of(request.user))
    except (ValueError, OverflowError) as error:
        raise Fixable(Text(_NO_TIME)) from error
    before = block_place(request.user, block)
    notices = weeks.move(request.user, block, start, visit.now())
    if before and before != (start, True):
        request.session[_MOVED] = [str(block), before[0].isoformat(), before[1]]
    said = " ".join([gettext("Moved, and pinned there."), *map(say, notices)])
    last = request.session.get(_MOVED) or [None]
    undo = reverse("put_back", args=[block]) if last[0] == str(block) else ""
    visit.told(request, said, undo=undo)
    return visit.back(request)


@visit.acts
def put_back(request: Visit, block: UUID) -> HttpResponse:
    """Take back the last move of a block; remembered in this browser."""
    last = request.session.get(_MOVED)
    if last is None or last[0] != str(block):
        raise NotFound(Text(_NOT_MOVED))
    start = datetime.fromisoformat(last[1])
    weeks.put_back(request.user, block, start, pinned=last[2])
    del request.session[_MOVED]
    visit.told(request, gettext("It is back where it was."))
    return visit.back(request)
