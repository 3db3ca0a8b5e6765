"""A browser that was let in, and one that was not."""

import pytest
from django.test import Client

from onward.config.paths import Home

HOST = {"host": "127.0.0.1"}


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
