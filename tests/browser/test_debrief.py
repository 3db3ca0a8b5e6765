"""The debrief in a browser: by keyboard and thumb, with back and reload losing nothing."""

import re
from pathlib import Path

import pytest
from tests.browser.test_journeys import NO


@pytest.fixture
def half(served, visit):
    """A debrief of a no that was told, at its second part."""
    page = visit(served("small"))
    page.goto("/debrief/")
    page.click("text=The Copper Pan")
    page.wait_for_url(re.compile("/debrief/[0-9a-f-]+/"))
    return page


def at(page, part):
    page.goto(re.sub(r"/debrief/([0-9a-f-]+)/.*", rf"/debrief/\1/{part}/", page.url))


def test_what_is_typed_is_there_after_back_reload_and_return(half):
    at(half, "look-back")
    half.click("text=In your own words >> nth=0")
    half.locator("textarea").first.fill("Kept as it was typed.")
    half.click("button[value=onward]")
    half.wait_for_url("**/lessons/")
    half.reload()
    assert half.locator("h1").inner_text() == "Anything to take along?"
    half.go_back()
    half.wait_for_url("**/look-back/")
    assert half.locator("textarea").first.input_value() == "Kept as it was typed."
    half.goto("/")
    half.goto("/debrief/")
    half.click("text=The Copper Pan")
    assert half.url.endswith("/lessons/")


def test_the_words_can_be_copied(half):
    half.context.grant_permissions(["clipboard-read", "clipboard-write"])
    at(half, "ask")
    half.click("text=Copy")
    half.wait_for_selector("text=Copied")
    taken = half.evaluate("navigator.clipboard.readText()")
    assert taken == half.locator("textarea").input_value()
    assert "May I ask one thing" in taken


def test_a_draft_is_taken_as_it_stands_and_the_page_goes_on(fresh, visit):
    page = visit(fresh)
    page.fill("textarea", NO)
    page.click("text=Read it")
    page.wait_for_url("**/feel/")
    at(page, "ask")
    page.fill("textarea", "Typed now, not kept yet.")
    with page.expect_download() as download:
        page.click("button[value=file]")
    assert b"Typed now, not kept yet." in Path(download.value.path()).read_bytes()
    page.locator("input[name=asking]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/look-back/")
    at(page, "ask")
    assert page.input_value("textarea") == "Typed now, not kept yet."


def test_words_to_speak_are_no_file(half):
    at(half, "ask")
    assert half.locator("text=these words are for speaking").count() == 1
    assert half.locator("button[value=file]").count() == 0


def test_a_weight_is_chosen_with_the_arrow_keys(half):
    at(half, "feel")
    half.locator("input[name=weight]").nth(6).focus()
    half.keyboard.press("ArrowRight")
    assert half.locator("input[name=weight]:checked").get_attribute("value") == "7"


def test_every_choice_is_large_enough_for_a_thumb(half):
    half.set_viewport_size({"width": 320, "height": 640})
    for part in ("feel", "look-back", "lessons"):
        at(half, part)
        small = half.evaluate(
            "[...document.querySelectorAll('.part .choices label, .part button')]"
            ".map(e => e.getBoundingClientRect())"
            ".filter(r => r.height < 24 || r.width < 24).length"
        )
        assert small == 0
