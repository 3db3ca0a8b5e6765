"""What every test gets: no network, an owner. The data folder: tests/settings.py."""

import signal

import pytest


def pytest_configure() -> None:
    # A shell starts what runs in its background deaf to Ctrl-C, and every process
    # the tests start would inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # Sockets are blocked unless a test says that it serves on loopback.
        marker = "allow_hosts" if "serves" in item.keywords else "disable_socket"
        if marker == "allow_hosts":
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
        else:
            item.add_marker(pytest.mark.disable_socket)


@pytest.fixture
def alice(db):
    """The seeker whose data a test is about."""
    from onward.store.models import Owner

    return Owner.objects.local()


@pytest.fixture
def bob(db):
    """Another seeker, who must see nothing of Alice's."""
    from onward.store.models import Owner, Preferences

    owner = Owner.objects.create(name="bob")
    Preferences.objects.create(owner=owner)
    return owner
