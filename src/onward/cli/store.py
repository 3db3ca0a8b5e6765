"""Opening a person's store from the terminal."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onward.config.paths import DEMO, Home, home

if TYPE_CHECKING:
    from onward.services.owners import Owner


@dataclass(frozen=True, slots=True)
class Opened:
    """A ready store and whose it is."""

    home: Home
    owner: "Owner"


_working = contextlib.ExitStack()
"""What this process holds of data folders, until `let_go` or its end."""


def open_store(profile: str | None = None) -> Opened:
    """Make the data folder ready, migrate the store, and return it with its owner.

    From here on nobody replaces or empties it; raises `Busy` while somebody does.
    """
    place = set_up(profile)
    from onward.services.holds import working

    _working.enter_context(working(place))
    return _open(place)


def let_go() -> None:
    """Say that the command is over: what it held is free again."""
    _working.close()


def _open(place: Home) -> Opened:
    from onward.services import home as homes
    from onward.services.filing import catch_up
    from onward.services.owners import local_owner

    homes.check(place)
    homes.migrate(place)
    owner = local_owner()
    catch_up(owner)
    return Opened(place, owner)


def set_up(profile: str | None = None) -> Home:
    """Make the data folder ready and set Django up, without opening the store."""
    if profile is not None:
        os.environ["ONWARD_PROFILE"] = profile
    place = home()
    from onward.services import home as homes

    homes.prepare(place)
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
    import django

    django.setup()
    return place


@contextlib.contextmanager
def held(profile: str | None = None) -> Iterator[Opened]:
    """Open the store as its one instance: to serve, or to erase.

    The demo's is emptied first.
    """
    place = set_up(profile)
    from onward.services import home as homes
    from onward.services.holds import undisturbed

    with homes.alone(place):
        if place.profile == DEMO:
            with undisturbed(place):
                homes.clear(place)
        yield _open(place)
