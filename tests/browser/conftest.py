"""One Chromium for all, a fresh context for each test, real servers on loopback."""

import contextlib

import pytest
from playwright.sync_api import sync_playwright
from tests.browser.chromium import launched
from tests.browser.serving import fill, serving


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.serves)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright, launched(playwright) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Start a server on a story, once; return how to get at it."""
    with contextlib.ExitStack() as running:
        known = {}

        def start(story):
            if story not in known:
                home = tmp_path_factory.mktemp(story) / "onward"
                if story != "empty":
                    fill(home, story)
                known[story] = running.enter_context(serving(home))
            return known[story]

        yield start


@pytest.fixture
def fresh(tmp_path):
    """An Onward of its own, with nothing in it, for a test that changes things."""
    with serving(tmp_path / "onward") as server:
        yield server


@pytest.fixture(scope="session")
def let_in(browser):
    """Open a launch link once for each server; return what the browser keeps of it."""
    known = {}

    def cookies(server):
        its = server.home, server.address  # a port comes again
        if its not in known:
            context = browser.new_context()
            context.new_page().goto(server.fresh_link())
            known[its] = context.storage_state()
            context.close()
        return known[its]

    return cookies


@pytest.fixture
def visit(browser, let_in):
    """Open a page that was let in; every context ends with its test."""
    with contextlib.ExitStack() as open_ones:

        def come(server, **kwargs):
            kwargs.setdefault("viewport", {"width": 1280, "height": 800})
            context = browser.new_context(
                base_url=server.address,
                timezone_id="Europe/Lisbon",
                storage_state=let_in(server),
                **kwargs,
            )
            open_ones.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(15_000)
            page.goto("/")
            return page

        yield come
