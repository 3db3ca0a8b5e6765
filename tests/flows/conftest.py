"""A browser that was let in, and one that was not."""

from pathlib import Path

import pytest
from django.test import Client
from tests.flows import said
from tests.mailserver.plugin import dovecot_server, post, server  # noqa: F401

from onward.config.paths import Home

HOST = {"host": "127.0.0.1"}
AFTER_ALL = "test_every_sentence_in_the_templates_was_rendered"


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Put what looks back at all tests of this folder last; leave it out without them."""
    items.sort(key=lambda item: item.name == AFTER_ALL)
    here = set(Path(__file__).parent.glob("test_*.py"))
    if here - {item.path for item in items} or config.option.keyword:
        config.hook.pytest_deselected(items=[i for i in items if i.name == AFTER_ALL])
        items[:] = [item for item in items if item.name != AFTER_ALL]


@pytest.fixture(scope="session", autouse=True)
def _listening() -> None:
    said.listen()


@pytest.fixture(autouse=True)
def place(settings, tmp_path) -> Home:
    """A data folder of its own: pages write uploads, exports and backups there."""
    home = Home("main", tmp_path / "data" / "onward")
    for folder in (home.root, home.uploads, home.backups):
        folder.mkdir(mode=0o700, parents=True)
    settings.HOME = home
    settings.FILE_UPLOAD_TEMP_DIR = home.uploads
    return home


@pytest.fixture
def alices(alice) -> Client:
    """Alice's own browser."""
    client = Client(headers=HOST)
    client.force_login(alice)
    return client


@pytest.fixture
def bobs(bob) -> Client:
    """Bob's browser."""
    client = Client(headers=HOST)
    client.force_login(bob)
    return client


@pytest.fixture
def stranger(db) -> Client:
    """A browser that never opened a launch link."""
    return Client(headers=HOST)
