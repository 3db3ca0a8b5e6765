"""The honest reading."""

from django.http import HttpResponse
from django.shortcuts import render

from onward.store.queries.reading_page import reading_page
from onward.web import visit
from onward.web.chart import chart
from onward.web.visit import Visit


@visit.shows
def reading(request: Visit) -> HttpResponse:
    page = reading_page(request.user, visit.today())
    context = {"page": page, "chart": chart(page.reading.table)}
    return render(request, "reading.html", context)
