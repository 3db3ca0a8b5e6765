"""Passing on what was put right, without telling whose mail it was."""

from django.http import HttpResponse
from django.shortcuts import render

from onward.services import corrections as service
from onward.store.queries.corrections import corrections
from onward.web import visit
from onward.web.visit import Visit


@visit.shows
def listing(request: Visit) -> HttpResponse:
    context = {"corrections": corrections(request.user)}
    return render(request, "corrections.html", context)


@visit.shows
def sheet(request: Visit) -> HttpResponse:
    """Give the corrections as a file, but for those the person leaves out."""
    chosen = map(visit.id_in, request.GET.getlist("leave"))
    text = service.sheet(request.user, [one for one in chosen if one])
    name = f"onward-corrections-{visit.today():%Y-%m-%d}.txt"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, "text/plain; charset=utf-8", headers=headers)
