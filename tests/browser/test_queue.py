"""The review queue by single keys, and with them switched off."""

import pytest
from tests.browser.serving import fill, serving


@pytest.fixture
def asked(tmp_path, visit):
    """The Inbox of Alice, who is asked about three messages."""
    home = tmp_path / "onward"
    fill(home, "asked")
    with serving(home) as server:
        page = visit(server)
        page.goto("/inbox/")
        yield page


def pressed(page, key):
    """Press a key, and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(key)


def place(page):
    return page.locator(".mail .subject").inner_text(), page.locator(
        ".place"
    ).inner_text()


def test_one_key_each_answers_puts_off_and_takes_back(asked):
    page = asked
    first = place(page)
    assert first[1] == "1 of 3"
    pressed(page, "s")
    second = place(page)
    assert second != first
    assert second[1] == "1 of 3"
    pressed(page, "3")
    assert "Filed as: An invitation to talk." in page.locator(".said").inner_text()
    assert place(page)[1] == "2 of 3"
    pressed(page, "u")
    assert place(page) == second
    pressed(page, "0")
    pressed(page, "0")
    assert place(page) == (first[0], "3 of 3")
    pressed(page, "3")
    assert "That was the last one" in page.locator("main").inner_text()
    pressed(page, "u")
    assert place(page) == (first[0], "3 of 3")


def test_switched_off_no_key_does_anything_and_buttons_still_do(asked):
    page = asked
    before = place(page)
    page.click("text=Switch single keys off")
    page.wait_for_selector("text=Switch single keys on")
    page.evaluate("document.body.dataset.seen = 'yes'")
    for key in "13s0u":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.evaluate("document.body.dataset.seen") == "yes"
    assert place(page) == before
    page.click("text=Later")
    page.wait_for_load_state()
    assert place(page) != before
    page.reload()
    assert page.locator("text=Switch single keys on").count() == 1


def test_nobody_types_an_answer_by_accident(asked):
    page = asked
    page.focus("input[name=path]")
    page.keyboard.type("/home/1su3")
    assert page.input_value("input[name=path]") == "/home/1su3"
    assert page.locator(".place").inner_text() == "1 of 3"
