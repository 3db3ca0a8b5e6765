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


def open_store(profile: str | None = None) -> Opened:
    """Make the data folder ready, migrate the store, and return it with its owner."""
    place = set_up(profile)
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
    """Open the store for a command that must be the only one at work.

    The demo's is emptied first.
    """
    place = set_up(profile)
    from onward.services import home as homes

    with homes.alone(place):
        if place.profile == DEMO:
            homes.clear(place)
        yield open_store(profile)
