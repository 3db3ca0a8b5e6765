"""One application: reading it, and putting right what it says."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from onward.history.event import EventKind
from onward.kernel.errors import Fixable
from onward.kernel.text import N_, Text
from onward.services import applications, backup, erasing
from onward.store.queries.application_page import (
    ApplicationPage,
    application_of,
    application_page,
    merge_page,
)
from onward.web import visit
from onward.web.forms.applications import DescribeForm, HappenedForm
from onward.web.visit import Visit

_CHOOSE_ENTRY = N_("Choose at least one entry to split off.")
_CHOOSE_OTHER = N_("Choose the application it belongs to.")


@visit.shows
def application(request: Visit, application: UUID) -> HttpResponse:
    """Show one application; the address of one merged away leads to where it went."""
    page = application_page(request.user, application, visit.today())
    if page.id != application:
        return redirect("application", page.id)
    return _show(request, page)


def _show(
    request: Visit,
    page: ApplicationPage,
    edit: DescribeForm | None = None,
    happened: HappenedForm | None = None,
) -> HttpResponse:
    context = {
        "page": page,
        "edit": edit or _edit(page),
        "happened": happened
        or HappenedForm(initial={"on": visit.today()}, auto_id="happened-%s"),
        "editing": edit is not None,
        "adding": happened is not None,
    }
    return render(request, "application.html", context)


def _edit(page: ApplicationPage) -> DescribeForm:
    return DescribeForm(
        initial={
            "company": page.company,
            "role": page.role,
            "applied_on": page.applied_on,
            "channel": page.channel.value,
        },
        auto_id="edit-%s",
    )


@visit.asks
def describe(request: Visit, application: UUID) -> HttpResponse:
    if request.method != "POST":
        return redirect("application", application)
    form = DescribeForm(request.POST, auto_id="edit-%s")
    if not form.is_valid():
        page = application_page(request.user, application, visit.today())
        return _show(request, page, edit=form)
    event = applications.describe(request.user, application, form.details())
    visit.told(request, gettext("Changed."), undo=reverse("undo", args=[event]))
    return redirect("application", application)


@visit.asks
def happened(request: Visit, application: UUID) -> HttpResponse:
    if request.method != "POST":
        return redirect("application", application)
    form = HappenedForm(request.POST, auto_id="happened-%s")
    if not form.is_valid():
        page = application_page(request.user, application, visit.today())
        return _show(request, page, happened=form)
    event = applications.happened(
        request.user,
        application,
        EventKind(form.cleaned_data["kind"]),
        form.cleaned_data["on"],
        form.details(),
        form.stage_reached(),
    )
    visit.told(request, gettext("Noted."), undo=reverse("undo", args=[event]))
    return redirect("application", application)


@visit.acts
def open_answers(request: Visit, application: UUID) -> HttpResponse:
    applications.open_answers(request.user, application)
    visit.told(request, gettext("It is open. Take the time you need."))
    return redirect("application", application)


@visit.acts
def undo(request: Visit, event: UUID) -> HttpResponse:
    """Take one entry back; the message offers to undo that as well."""
    taken = applications.undo(request.user, event)
    visit.told(request, gettext("Taken back."), undo=reverse("undo", args=[taken]))
    home = application_of(request.user, event)
    return redirect("application", home) if home else redirect("applications")


@visit.asks
def merge(request: Visit, application: UUID) -> HttpResponse:
    if request.method != "POST":
        words = request.GET.get("q", "")[:200]
        page = merge_page(request.user, application, words)
        return render(request, "application_merge.html", {"page": page, "words": words})
    into = _uuid(request.POST.get("into", ""), _CHOOSE_OTHER)
    event = applications.merge(request.user, application, into)
    visit.told(
        request, gettext("They are one now."), undo=reverse("undo", args=[event])
    )
    return redirect("application", into)


@visit.asks
def split(request: Visit, application: UUID) -> HttpResponse:
    if request.method != "POST":
        page = application_page(request.user, application, visit.today())
        return render(request, "application_split.html", {"page": page})
    chosen = [_uuid(one, _CHOOSE_ENTRY) for one in request.POST.getlist("entry")]
    if not chosen:
        raise Fixable(Text(_CHOOSE_ENTRY))
    fresh = applications.split(request.user, application, chosen)
    visit.told(
        request,
        gettext("Split off into this one. “Merge” puts the two together again."),
    )
    return redirect("application", fresh)


@visit.asks
def erase(request: Visit, application: UUID) -> HttpResponse:
    page = application_page(request.user, application, visit.today())
    if request.method != "POST":
        return render(request, "application_erase.html", {"page": page})
    erasing.erase_application(request.user, application)
    said = gettext("Erased, with its mail.")
    if backup.copies(settings.HOME):
        said += " " + gettext("Backups made before still hold it; Settings lists them.")
    visit.told(request, said)
    return redirect("applications")


def _uuid(given: str, otherwise: str) -> UUID:
    try:
        return UUID(given)
    except ValueError as error:
        raise Fixable(Text(otherwise)) from error
