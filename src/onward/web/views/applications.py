"""The list of applications, and adding one by hand."""

from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from onward.history.application import Channel
from onward.kernel.text import N_
from onward.services import applications, saved_roles
from onward.store.queries.applications_page import (
    Asked,
    Show,
    Sort,
    applications_page,
)
from onward.store.queries.saved_roles import saved_role
from onward.web import visit
from onward.web.forms.applications import ApplicationForm
from onward.web.visit import Visit

_SHOWS = {
    Show.ALL: N_("All"),
    Show.WAITING: N_("An answer waits"),
    Show.GOING_ON: N_("Going on"),
    Show.OFFER: N_("Offers"),
    Show.CLOSED: N_("Closed"),
}
_SORTS = {
    Sort.LATEST: N_("Newest first"),
    Sort.APPLIED: N_("Applied last"),
    Sort.COMPANY: N_("By company"),
    Sort.ROLE: N_("By role"),
}


@visit.shows
def listing(request: Visit) -> HttpResponse:
    asked = _asked(request.GET)
    page = applications_page(request.user, asked, visit.today())
    context = {
        "page": page,
        "asked": asked,
        "shows": [(one, gettext(name)) for one, name in _SHOWS.items()],
        "sorts": [(one, gettext(name)) for one, name in _SORTS.items()],
        "kept": urlencode({"q": asked.words, "sort": asked.sort.value}),
        "paged": urlencode(
            {"q": asked.words, "sort": asked.sort.value, "show": asked.show.value}
        ),
    }
    return render(request, "applications.html", context)


def _asked(given: QueryDict) -> Asked:
    """Return what an address asks for; what makes no sense is as if it were not there."""
    show, sort, number = (given.get(name, "") for name in ("show", "sort", "page"))
    return Asked(
        show=Show(show) if show in set(Show) else Show.ALL,
        sort=Sort(sort) if sort in set(Sort) else Sort.LATEST,
        words=given.get("q", "")[:200],
        number=int(number[:6]) if number.isdecimal() else 1,
    )


@visit.asks
def add(request: Visit) -> HttpResponse:
    """Add an application; one of a saved role begins with what is known of it."""
    given = request.POST if request.method == "POST" else None
    role = visit.id_in((given or request.GET).get("saved_role", ""))
    named = saved_role(request.user, role) if role else None
    known = {"role": named[0], "company": named[1], "channel": "board"} if named else {}
    form = ApplicationForm(given, initial={"applied_on": visit.today(), **known})
    if given is None or not form.is_valid():
        context = {"form": form, "saved_role": role if named else None}
        return render(request, "application_add.html", context)
    said = form.cleaned_data
    made = applications.add(
        request.user,
        said["company"],
        said["role"],
        said["applied_on"],
        Channel(said["channel"] or "unknown"),
    )
    if role and named:
        saved_roles.applied(request.user, role, made)
    visit.told(request, gettext("Added."))
    return redirect("application", made)
