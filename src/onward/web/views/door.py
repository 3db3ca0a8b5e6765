"""Coming in by a launch link."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from onward.services import doorway
from onward.services.owners import Owner
from onward.web.gate import keep_out


@never_cache
@require_GET
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    if _of_another_account(request):
        return keep_out(
            gettext("This link belongs to another account of this computer.")
        )
    owner = doorway.use_link(token, timezone.now())
    if owner is None and request.user.is_authenticated:
        return redirect("/")
    if owner is None:
        return keep_out(
            gettext("This link was used already, or is older than a minute.")
        )
    let_in(request, owner)
    return redirect("/")


def _of_another_account(request: HttpRequest) -> bool:
    told = request.META
    try:
        client = told["REMOTE_ADDR"], int(told["REMOTE_PORT"])
        return doorway.of_another_account(client, int(told["SERVER_PORT"]))
    except (KeyError, ValueError, OSError):  # a server that does not say
        return False


def let_in(request: HttpRequest, owner: Owner) -> None:
    """Begin a visit of `owner` in this browser, with nothing left of an earlier one."""
    request.session.flush()
    login(request, owner, backend="django.contrib.auth.backends.ModelBackend")


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose protection token is missing or stale; hand back its words.

    Pages are not kept by browsers, so going back shows the form empty.
    """
    words = [one for one in map(str, request.POST.values()) if " " in one.strip()]
    return render(request, "403.html", {"words": words}, status=403)
