"""The thirteen steps, and the pages that are not in the menu itself."""

from django.http import HttpResponse
from django.shortcuts import render

from onward.store.queries.more_page import more_page
from onward.store.queries.steps_page import steps_page
from onward.web import visit
from onward.web.steps import path
from onward.web.visit import Visit


@visit.shows
def steps(request: Visit) -> HttpResponse:
    page = steps_page(request.user, visit.today())
    return render(request, "steps.html", {"path": path(page)})


@visit.shows
def more(request: Visit) -> HttpResponse:
    return render(request, "more.html", {"page": more_page(request.user)})
