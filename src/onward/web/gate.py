"""Nobody but the person's own browser gets past here.

`Gate` runs before everything: a request must name this machine as its host, come from
a page of this very server or from the address bar, and carry nothing else. `SignedIn`
runs before static files and views: without the cookie a launch link gave, only the
launch link answers. There is no exemption for any other address.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext

from onward.web.context import link_command

Answer = Callable[[HttpRequest], HttpResponse]

LAUNCH_LINK = re.compile(r"/open/[A-Za-z0-9_-]{20,100}/")
_NAMES = ("127.0.0.1", "localhost", "[::1]")


class Gate:
    """Refuses (403) what another website, machine or port could have sent."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_ours(request):
            return refuse(gettext("This address answers only to this computer."))
        return self.get_response(request)


class SignedIn:
    """Refuses (403) whoever has not opened a launch link in this browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated or LAUNCH_LINK.fullmatch(request.path_info):
            response = self.get_response(request)
            # Static files say for themselves how long they may be kept.
            response.headers.setdefault("Cache-Control", "no-store")
            # Not even from the browser's cache may another origin embed anything.
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
            return response
        return keep_out(gettext("It has not opened a launch link yet."))


def _is_ours(request: HttpRequest) -> bool:
    port = request.META["SERVER_PORT"]
    hosts = {f"{name}:{port}" for name in _NAMES}
    if port == "80":
        hosts.update(_NAMES)
    host = request.META.get("HTTP_HOST", "")
    if host not in hosts:
        return False
    origin = request.META.get("HTTP_ORIGIN")
    if origin is not None and origin != f"http://{host}":
        return False
    # Another port of this machine is "same-site", so only these two will do.
    return request.META.get("HTTP_SEC_FETCH_SITE", "none") in {"none", "same-origin"}


def keep_out(reason: str) -> HttpResponse:
    """Return a page that says how to be let in; it loads nothing, not even a style."""
    told = {"reason": reason, "command": link_command()}
    page = render_to_string("door.html", told)
    return refuse(page, "text/html")


def refuse(said: str, content_type: str = "text/plain") -> HttpResponse:
    """Return a 403 that may not be framed or kept."""
    response = HttpResponse(
        said + "\n", status=403, content_type=f"{content_type}; charset=utf-8"
    )
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response
