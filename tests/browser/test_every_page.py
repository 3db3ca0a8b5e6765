"""Every page with nothing, little and much in it: reachable, readable, narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.pages import pages_of

STORIES = ("empty", "held", "small", "demo")
AXE = {"resultTypes": ["violations"]}


@pytest.fixture(params=STORIES)
def told(request, served, visit):
    page = visit(served(request.param))
    pages = pages_of(page)
    if request.param == "held":  # all others are as empty as ever
        pages = {name: pages[name] for name in ("today", "inbox", "imports")}
    return page, pages


def unfolded(page):
    """Open everything that is folded, so that it is looked at too."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(d => { d.open = true })"
    )


def test_the_pages_were_found(served, visit):
    found = pages_of(visit(served("demo")))
    assert {"unopened", "messages", "imports", "merge", "application-3"} <= set(found)
    assert {"debrief-arrive", "debrief-feel", "debrief-closed"} <= set(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme, told):
    page, pages = told
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for name, path in pages.items():
        page.goto(path)
        unfolded(page)
        result = Axe().run(page, options=AXE)
        if result.violations_count:
            found[name] = [
                (
                    one["id"],
                    one["nodes"][0]["html"][:200],
                    one["nodes"][0]["failureSummary"][:300],
                )
                for one in result.response["violations"]
            ]
    assert found == {}


@pytest.mark.parametrize("width", [320, 1024])  # seven columns begin at 1024
def test_nothing_runs_off_the_side(width, told):
    page, pages = told
    page.set_viewport_size({"width": width, "height": 640})
    wide = {}
    for name, path in pages.items():
        page.goto(path)
        unfolded(page)
        over = page.evaluate(
            "[document.scrollingElement.scrollWidth - document.documentElement.clientWidth,"
            " ...[...document.querySelectorAll('main *')].filter(e => e.scrollWidth >"
            " e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' &&"
            " !e.closest('.unseen, thead') && !e.matches('input, select, textarea'))"
            ".map(e => e.outerHTML.slice(0, 80))]"
        )
        if over[0] > 0 or len(over) > 1:
            wide[name] = over
    assert wide == {}


def test_the_whole_menu_is_on_a_narrow_screen(served, visit):
    page = visit(served("small"), viewport={"width": 320, "height": 640})
    edges = page.locator(".pages a").evaluate_all(
        "all => all.map(a => a.getBoundingClientRect()).flatMap(b => [b.left, b.right])"
    )
    assert len(edges) == 12
    assert min(edges) >= 0
    assert max(edges) <= 320
    assert edges == sorted(edges)


def test_what_is_tapped_is_large_enough(told):
    """WCAG 2.2, 2.5.8: 24 px, links within sentences aside."""
    page, pages = told
    page.set_viewport_size({"width": 320, "height": 640})
    small = {}
    for name, path in pages.items():
        page.goto(path)
        unfolded(page)
        found = page.evaluate(
            "[...document.querySelectorAll('button, summary, input:not([type=hidden]),"
            " select, nav a, .button')].filter(e => e.checkVisibility()).filter(e => {"
            " const b = (e.closest('label') ?? e).getBoundingClientRect();"
            " return b.width < 24 || b.height < 24 }).map(e => e.outerHTML.slice(0, 90))"
        )
        if found:
            small[name] = found
    assert small == {}


def test_each_page_has_one_heading_one_main_and_its_own_title(told):
    page, pages = told
    titles = {}
    for name, path in pages.items():
        page.goto(path)
        assert page.locator("h1").count() == 1, name
        assert page.locator("main").count() == 1, name
        titles[name] = page.title()
        assert titles[name].endswith(" · Onward"), name
        assert len(titles[name]) > len(" · Onward"), name


def test_no_page_asks_for_anything_from_elsewhere(told):
    page, pages = told
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in pages.values():
        page.goto(path)
        unfolded(page)
    here = page.url.split("/")[2]
    assert len(asked) > len(pages)
    assert [url for url in asked if url.split("/")[2] != here] == []
    assert [line for line in complaints if "404" not in line] == []
