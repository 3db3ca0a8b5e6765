"""Help with lines in it: by keyboard, without a script, narrow, in both schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.hands import tab_to
from tests.browser.test_every_page import AXE, unfolded

LONGEST = (
    "FR",
    "FI",
    "JP",
    "US",
)  # most numbers, most labels, longest names and sources


def choose(page, country):
    page.goto("/help/")
    unfolded(page)
    page.select_option("select[name=country]", country)
    page.click("text=Show its numbers")
    page.wait_for_selector("main a[href^='tel:']")
    unfolded(page)


def test_from_any_page_to_a_number_and_a_person_by_keyboard(fresh, visit):
    page = visit(fresh)
    page.goto("/reading/")
    tab_to(page, "footer a[href='/help/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/")
    tab_to(page, "select[name=country]")
    page.keyboard.type("Ireland")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("main a[href^='tel:']")
    tab_to(page, "a[href='tel:116123']")
    tab_to(page, "section[aria-labelledby=person] summary")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=name]")
    page.keyboard.type("Charlie")
    page.keyboard.press("Tab")
    page.keyboard.type("0161 496 0123")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("a[href='tel:01614960123']")
    assert "Kept, sealed" in page.locator(".said").inner_text()


def test_all_of_it_without_a_script(fresh, visit):
    page = visit(fresh, java_script_enabled=False)
    page.click("text=Help >> nth=0")
    page.select_option("select[name=country]", "NZ")
    page.click("text=Show its numbers")
    assert page.locator("a[href='sms:1737']").count() == 1
    page.click("text=Keep a name here")
    page.fill("input[name=name]", "Charlie")
    page.click("text=Keep it")
    assert page.locator(".myperson").inner_text().strip() == "Charlie"
    page.click("text=Change it, or take it away")
    page.click("button:has-text('Take it away')")
    assert page.locator(".myperson").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_longest_lists_fit_a_narrow_screen_and_axe_finds_nothing(
    scheme, fresh, visit
):
    page = visit(fresh, viewport={"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for country in LONGEST:
        choose(page, country)
        wide = page.evaluate(
            "document.scrollingElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not wide, country
        result = Axe().run(page, options=AXE)
        assert result.violations_count == 0, (country, result.generate_report())


def test_numbers_can_be_tapped_and_nothing_is_asked_from_elsewhere(fresh, visit):
    page = visit(fresh, viewport={"width": 320, "height": 640})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, "FR")
    heights = page.locator(".ways a").evaluate_all(
        "all => all.map(a => a.getBoundingClientRect().height)"
    )
    assert len(heights) > 5
    assert min(heights) >= 44
    assert asked
    assert [url for url in asked if not url.startswith(fresh.address)] == []
