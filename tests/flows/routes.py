"""Every address of the web door with values to fill it, and how it may be asked.

A route that is added to the URLconf and not named here fails the tests.
"""

import uuid
from dataclasses import dataclass

from django.urls import get_resolver

NOBODY = uuid.UUID(int=7)


@dataclass(frozen=True, slots=True)
class Route:
    """A route by name: what fills it, and which methods it takes."""

    values: dict[str, object]
    get: bool = False
    post: bool = False


_SHOWS = {"get": True}
_ACTS = {"post": True}
_ASKS = {"get": True, "post": True}
_WEEK = {"monday": "2026-W48"}

ROUTES = {
    "open_link": Route({"token": "x" * 43}, **_SHOWS),
    "today": Route({}, **_SHOWS),
    "first_plan": Route({}, **_ASKS),
    "paste": Route({}, **_ASKS),
    "stop": Route({}, **_ACTS),
    "take_out": Route({}, **_ACTS),
    "this_week": Route({}, **_SHOWS),
    "week": Route(_WEEK, **_SHOWS),
    "plan": Route(_WEEK, **_ACTS),
    "lighter": Route(_WEEK, **_ACTS),
    "calendar": Route(_WEEK, **_SHOWS),
    "later": Route({"block": NOBODY}, **_ACTS),
    "pin": Route({"block": NOBODY}, **_ACTS),
    "move": Route({"block": NOBODY}, **_ACTS),
    "put_back": Route({"block": NOBODY}, **_ACTS),
    "mark": Route({"block": NOBODY, "standing": "done"}, **_ACTS),
    "applications": Route({}, **_SHOWS),
    "add": Route({}, **_ASKS),
    "application": Route({"application": NOBODY}, **_SHOWS),
    "describe": Route({"application": NOBODY}, **_ASKS),
    "happened": Route({"application": NOBODY}, **_ASKS),
    "open_answers": Route({"application": NOBODY}, **_ACTS),
    "merge": Route({"application": NOBODY}, **_ASKS),
    "split": Route({"application": NOBODY}, **_ASKS),
    "erase_application": Route({"application": NOBODY}, **_ASKS),
    "undo": Route({"event": NOBODY}, **_ACTS),
    "reading": Route({}, **_SHOWS),
    "debrief": Route({}, **_SHOWS),
    "told": Route({}, **_ASKS),
    "close_quietly": Route({}, **_ACTS),
    "wake": Route({}, **_ACTS),
    "enough": Route({}, **_ASKS),
    "go_on": Route({}, **_ACTS),
    "debrief_one": Route({"debrief": NOBODY}, **_SHOWS),
    "tell": Route({"debrief": NOBODY}, **_ACTS),
    "forget": Route({"debrief": NOBODY}, **_ACTS),
    "debrief_part": Route({"debrief": NOBODY, "part": "look-back"}, **_ASKS),
    "begin": Route({"application": NOBODY}, **_ACTS),
    "let_go": Route({"application": NOBODY}, **_ACTS),
    "inbox": Route({}, **_SHOWS),
    "alone": Route({}, **_SHOWS),
    "file_held": Route({}, **_ACTS),
    "throw_away": Route({}, **_ACTS),
    "keys": Route({}, **_ACTS),
    "undo_said": Route({}, **_ACTS),
    "ask_later": Route({"message": NOBODY}, **_ACTS),
    "take_back": Route({"message": NOBODY}, **_ACTS),
    "none_of_these": Route({}, **_ACTS),
    "ask_again": Route({}, **_ACTS),
    "corrections": Route({}, **_SHOWS),
    "corrections_file": Route({}, **_SHOWS),
    "read_path": Route({}, **_ASKS),
    "read_upload": Route({}, **_ASKS),
    "mailboxes": Route({}, **_SHOWS),
    "mailbox_address": Route({}, **_ASKS),
    "connect_mailbox": Route({}, **_ASKS),
    "look_now": Route({"account": NOBODY}, **_ACTS),
    "disconnect_mailbox": Route({"account": NOBODY}, **_ACTS),
    "import": Route({"job": NOBODY}, **_SHOWS),
    "cancel": Route({"job": NOBODY}, **_ACTS),
    "resume": Route({"job": NOBODY}, **_ACTS),
    "message": Route({"message": NOBODY}, **_SHOWS),
    "decide": Route({"message": NOBODY}, **_ACTS),
    "saved_roles": Route({}, **_SHOWS),
    "keep_roles": Route({}, **_ACTS),
    "look_for_roles": Route({}, **_ACTS),
    "forget_roles": Route({}, **_ACTS),
    "role_aside": Route({"role": NOBODY}, **_ACTS),
    "role_back": Route({"role": NOBODY}, **_ACTS),
    "steps": Route({}, **_SHOWS),
    "more": Route({}, **_SHOWS),
    "help": Route({}, **_SHOWS),
    "tell_country": Route({}, **_ASKS),
    "tell_my_person": Route({}, **_ASKS),
    "forget_my_person": Route({}, **_ACTS),
    "styleguide": Route({}, **_SHOWS),
    "settings": Route({}, **_SHOWS),
    "tell_week": Route({}, **_ASKS),
    "tell_person": Route({}, **_ASKS),
    "add_calendar": Route({}, **_ACTS),
    "forget_calendar": Route({"calendar": NOBODY}, **_ACTS),
    "export": Route({}, **_SHOWS),
    "back_up": Route({}, **_ACTS),
    "take_in": Route({}, **_ACTS),
    "erase": Route({}, **_ACTS),
}

STATIC = (
    "/static/onward.css",
    "/static/onward.js",
    "/static/django_htmx/htmx-2.min.js",
)


def address(name: str, **values: object) -> str:
    """Return the address of a route, written out without Django's own `reverse`."""
    route = ROUTES[name]
    pattern = next(one for one in get_resolver().url_patterns if one.name == name)
    path = "/" + str(pattern.pattern)
    for key, value in {**route.values, **values}.items():
        start = path.index("<")
        end = path.index(">") + 1
        assert key in path[start:end], (key, path)
        path = path[:start] + str(value) + path[end:]
    assert "<" not in path
    return path


def addresses() -> dict[str, str]:
    """Return every address, static files included."""
    return {name: address(name) for name in ROUTES} | {path: path for path in STATIC}
