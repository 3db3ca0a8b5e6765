"""The web door's addresses."""

from django.urls import URLPattern, path, register_converter

from onward.web.converters import IsoWeek, PartOf, StandingOf
from onward.web.views import (
    application,
    applications,
    debrief,
    door,
    inbox,
    reading,
    settings,
    steps,
    today,
    week,
)
from onward.web.views import help as help_page

register_converter(IsoWeek, "week")
register_converter(PartOf, "part")
register_converter(StandingOf, "standing")

_ONE = "applications/<uuid:application>/"

urlpatterns: list[URLPattern] = [
    path("open/<slug:token>/", door.open_link, name="open_link"),
    path("", today.today, name="today"),
    path("first-plan/", today.first_plan, name="first_plan"),
    path("paste/", today.paste, name="paste"),
    path("stop/", today.stop, name="stop"),
    path("week/", week.this_week, name="this_week"),
    path("week/<week:monday>/", week.week, name="week"),
    path("week/<week:monday>/plan/", week.plan, name="plan"),
    path("week/<week:monday>/lighter/", week.lighter, name="lighter"),
    path("week/<week:monday>/calendar/", week.calendar, name="calendar"),
    path("blocks/<uuid:block>/later/", today.later, name="later"),
    path("blocks/<uuid:block>/pin/", week.pin, name="pin"),
    path("blocks/<uuid:block>/move/", week.move, name="move"),
    path("blocks/<uuid:block>/<standing:standing>/", week.mark, name="mark"),
    path("applications/", applications.listing, name="applications"),
    path("applications/add/", applications.add, name="add"),
    path(_ONE, application.application, name="application"),
    path(f"{_ONE}describe/", application.describe, name="describe"),
    path(f"{_ONE}happened/", application.happened, name="happened"),
    path(f"{_ONE}open/", application.open_answers, name="open_answers"),
    path(f"{_ONE}merge/", application.merge, name="merge"),
    path(f"{_ONE}split/", application.split, name="split"),
    path(f"{_ONE}erase/", application.erase, name="erase_application"),
    path("entries/<uuid:event>/undo/", application.undo, name="undo"),
    path("reading/", reading.reading, name="reading"),
    path("debrief/", debrief.tray, name="debrief"),
    path("debrief/told/", debrief.told, name="told"),
    path("debrief/quiet/", debrief.close_quietly, name="close_quietly"),
    path("debrief/quiet/undo/", debrief.wake, name="wake"),
    path("debrief/enough/", debrief.enough, name="enough"),
    path("debrief/go-on/", debrief.go_on, name="go_on"),
    path("debrief/<uuid:debrief>/", debrief.one, name="debrief_one"),
    path("debrief/<uuid:debrief>/tell/", debrief.tell, name="tell"),
    path("debrief/<uuid:debrief>/draft/", debrief.draft_file, name="draft_file"),
    path("debrief/<uuid:debrief>/asked/", debrief.asked, name="asked"),
    path("debrief/<uuid:debrief>/forget/", debrief.forget, name="forget"),
    path("debrief/<uuid:debrief>/<part:part>/", debrief.part, name="debrief_part"),
    path(f"{_ONE}debrief/", debrief.begin, name="begin"),
    path(f"{_ONE}let-go/", debrief.let_go, name="let_go"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/path/", inbox.read_path, name="read_path"),
    path("inbox/upload/", inbox.read_upload, name="read_upload"),
    path("imports/<uuid:job>/", inbox.progress, name="import"),
    path("imports/<uuid:job>/cancel/", inbox.cancel, name="cancel"),
    path("imports/<uuid:job>/resume/", inbox.resume, name="resume"),
    path("messages/<uuid:message>/", inbox.message, name="message"),
    path("messages/<uuid:message>/is/", inbox.decide, name="decide"),
    path("steps/", steps.steps, name="steps"),
    path("more/", steps.more, name="more"),
    path("help/", help_page.show, name="help"),
    path("help/country/", help_page.tell_country, name="tell_country"),
    path("help/person/", help_page.tell_my_person, name="tell_my_person"),
    path("help/person/forget/", help_page.forget_my_person, name="forget_my_person"),
    path("settings/", settings.settings, name="settings"),
    path("settings/week/", settings.tell_week, name="tell_week"),
    path("settings/person/", settings.tell_person, name="tell_person"),
    path("settings/calendars/", settings.add_calendar, name="add_calendar"),
    path(
        "settings/calendars/<uuid:calendar>/forget/",
        settings.forget_calendar,
        name="forget_calendar",
    ),
    path("settings/export/", settings.export, name="export"),
    path("settings/backup/", settings.back_up, name="back_up"),
    path("settings/import/", settings.take_in, name="take_in"),
    path("settings/erase/", settings.erase, name="erase"),
]
