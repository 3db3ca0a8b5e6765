"""The list of applications, and adding one by hand."""

from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from onward.history.application import Channel
from onward.kernel.text import N_
from onward.services import applications
from onward.store.queries.applications_page import (
    Asked,
    Show,
    Sort,
    applications_page,
)
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
    given = request.POST if request.method == "POST" else None
    form = ApplicationForm(given, initial={"applied_on": visit.today()})
    if given is None or not form.is_valid():
        return render(request, "application_add.html", {"form": form})
    said = form.cleaned_data
    made = applications.add(
        request.user,
        said["company"],
        said["role"],
        said["applied_on"],
        Channel(said["channel"] or "unknown"),
    )
    visit.told(request, gettext("Added."))
    return redirect("application", made)
