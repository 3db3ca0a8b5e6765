"""Where the focus is after every kind of step."""

import re

from tests.browser.hands import focused, tab_to


def test_the_first_tab_offers_to_skip_to_the_content(served, visit):
    page = visit(served("small"))
    for path in ("/", "/week/", "/applications/", "/reading/", "/steps/", "/help/"):
        page.goto(path)
        page.keyboard.press("Tab")
        assert "skip" in focused(page), path
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'main'")
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.querySelector('main').contains(document.activeElement)"
        )


def test_every_entry_of_the_menu_is_reached_and_says_where_we_are(served, visit):
    page = visit(served("small"))
    for name in ("Today", "Week", "Applications", "Reading", "Steps", "More"):
        page.get_by_role("link", name=name, exact=True).first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        here = page.locator("header [aria-current=page]")
        assert here.count() == 1
        assert here.inner_text().strip() == name


def test_every_door_under_more_is_reached_and_more_stays_marked(served, visit):
    page = visit(served("small"))
    for name in ("Inbox", "Help", "Settings"):
        page.goto("/more/")
        page.locator("main").get_by_role("link", name=name, exact=True).focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("h1").inner_text() == name
        assert page.locator("header [aria-current=page]").inner_text().strip() == "More"


def test_a_slip_in_a_form_takes_the_focus_to_what_is_open(fresh, visit):
    page = visit(fresh)
    page.goto("/applications/add/")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_selector(".problems")
    assert "problems" in focused(page)
    page.goto("/settings/")
    page.fill("input[name=time_zone]", "Mars/Base")
    page.locator("form button.main").first.press("Enter")
    page.wait_for_selector(".problems")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "time_zone"
    assert (
        page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    )


def test_the_focus_can_be_seen_everywhere(served, visit):
    page = visit(served("small"))
    for path in ("/", "/week/", "/applications/", "/inbox/"):
        page.goto(path)
        for _ in range(12):
            page.keyboard.press("Tab")
            width = page.evaluate(
                "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
            )
            assert width >= 2, (path, focused(page))


def test_what_has_the_focus_is_not_under_the_bottom_bar(served, visit):
    """WCAG 2.2, 2.4.11, on a phone."""
    page = visit(served("small"), viewport={"width": 320, "height": 600})
    page.goto("/week/")
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            "(() => { const e = document.activeElement; if (e.closest('.pages')) return"
            " false; const b = e.getBoundingClientRect();"
            " const bar = document.querySelector('.pages').getBoundingClientRect();"
            " return b.top >= bar.top })()"
        )
        assert not hidden, focused(page)


def test_back_and_reload_lose_nothing(fresh, visit):
    page = visit(fresh)
    page.goto("/applications/add/")
    page.fill("input[name=company]", "Yarrow Foods")
    page.click("button.main")
    page.wait_for_url(re.compile("/applications/[0-9a-f-]{36}/"))
    address = page.url
    page.reload()
    assert page.url == address
    assert page.locator(".timeline > li").count() == 1
    page.go_back()
    page.goto("/applications/")
    assert page.locator("tbody tr").count() == 1


def test_a_second_tap_notes_nothing_twice(fresh, visit):
    page = visit(fresh)
    page.goto("/applications/add/")
    page.fill("input[name=company]", "Yarrow Foods")
    page.evaluate(
        "(() => { const b = document.querySelector('button.main'); b.click(); b.click() })()"
    )
    page.wait_for_url(re.compile("/applications/[0-9a-f-]{36}/"))
    page.goto("/applications/")
    assert page.locator("tbody tr").count() == 1


def test_one_key_says_what_a_message_is(tmp_path, visit):
    from tests.browser.serving import fill, serving

    home = tmp_path / "onward"
    fill(home, "small")
    with serving(home) as server:
        page = visit(server)
        page.goto("/inbox/")
        page.keyboard.press("Enter")  # nothing has the focus, so nothing is said
        assert page.locator("[data-keys]").count() == 1
        page.locator("[data-key].main").wait_for()
        its = page.locator("form[action$='/is/']").first.get_attribute("action")
        page.keyboard.press(page.locator("[data-key].main").get_attribute("data-key"))
        page.wait_for_selector("text=Filed as: An invitation to talk.")
        assert page.locator("[data-key='0']").count() == 0
        page.goto(its.removesuffix("is/"))
        page.locator("[data-key='0']").wait_for()
        page.locator("input[name=application]").first.focus()
        for keys in ("Enter", "0"):  # in a choice neither is an answer
            page.keyboard.press(keys)
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+0")
        assert "/messages/" in page.url
        page.keyboard.press("0")
        page.wait_for_selector("text=That is how it is kept now.")
