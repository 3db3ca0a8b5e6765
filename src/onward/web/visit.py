"""How every view behaves: whose visit it is, what it may do, how errors are told."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from onward.kernel.errors import NotFound, OnwardError
from onward.kernel.text import Text
from onward.services.owners import Owner
from onward.web.templatetags.words import say

P = ParamSpec("P")


class Visit(HttpRequest):
    """A request behind the gate: somebody is signed in."""

    user: Owner


Show = Callable[Concatenate[Visit, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def id_in(given: str) -> UUID | None:
    """Return the id in an address or a form, None for anything that is none."""
    try:
        return UUID(given)
    except ValueError:
        return None


def shows(view: Show[P]) -> View[P]:
    """Mark a view that changes nothing: GET and HEAD."""
    return require_safe(_mannered(view))


def acts(view: Show[P]) -> View[P]:
    """Mark a view that changes something: POST only, and it ends in a redirect."""
    return require_POST(_mannered(view))


def asks(view: Show[P]) -> View[P]:
    """Mark a view that shows a form and takes it."""
    return require_http_methods(["GET", "HEAD", "POST"])(_mannered(view))


def _mannered(view: Show[P]) -> View[P]:
    """Tell times by the person's clock; say what they can mend where they stand."""

    @wraps(view)
    def mannered(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        with timezone.override(zone_of(request.user)):  # type: ignore[arg-type]
            try:
                return view(request, *args, **kwargs)  # type: ignore[arg-type]
            except NotFound as error:
                raise Http404(say(error.message)) from error
            except OnwardError as error:
                complain(request, error)
                return back(request)

    return mannered


def zone_of(owner: Owner) -> ZoneInfo:
    return ZoneInfo(owner.preferences.time_zone)


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """Return the day it is on the person's clock."""
    return timezone.localdate()


def complain(request: HttpRequest, error: OnwardError) -> None:
    parts = [error.message, *([error.remedy] if error.remedy else [])]
    messages.error(request, " ".join(say(part) for part in parts))


def told(request: HttpRequest, text: str | Text, undo: str = "") -> None:
    """Say what was done; `undo` is the address that takes it back."""
    messages.success(request, say(text), extra_tags=undo)


def back(request: HttpRequest, fallback: str = "today") -> HttpResponseRedirect:
    """Return to the page the form stood on."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        parts = urlsplit(came_from)
        return HttpResponseRedirect(
            parts.path + (f"?{parts.query}" if parts.query else "")
        )
    return redirect(fallback)
