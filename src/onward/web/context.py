"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest

from onward import __version__
from onward.config.paths import DEMO

_MORE = (
    *("debrief", "inbox", "mailboxes", "messages", "imports"),
    *("saved-roles", "help", "settings"),
)
_UNDER = {"": "today"} | dict.fromkeys(_MORE, "more")


def link_command() -> str:
    """Return what prints a launch link to this very profile."""
    return "onward link" + " --demo" * (settings.HOME.profile == DEMO)


def page(request: HttpRequest) -> dict[str, object]:
    """Return the profile, the version, and under which entry of the menu we are."""
    first = request.path.split("/")[1]
    return {
        "is_demo": settings.HOME.profile == DEMO,
        "link_command": link_command(),
        "version": __version__,
        "here": _UNDER.get(first, first),
    }
