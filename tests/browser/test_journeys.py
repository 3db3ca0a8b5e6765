"""Whole ways through the house: by keyboard alone, without any script, on a phone."""

import re
from pathlib import Path

import pytest
from tests.browser.hands import Keyboard, Pointer, tab_to

NO = """Dear Alice Marlow,

Thank you for your application for the position of Supply Planner at Fernhill Foods.
After careful consideration we have decided not to move forward with your application.
We wish you every success in your job search.

Kind regards
Dana Whitlock
Fernhill Foods
"""


WAYS = {
    "by keyboard": (Keyboard, {}),
    "without a script": (Pointer, {"java_script_enabled": False}),
    "on a small phone": (Pointer, {"viewport": {"width": 320, "height": 640}}),
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def hands(request, fresh, visit):
    """A person at an Onward with nothing in it, working it in one of the `WAYS`."""
    make, how = request.param
    return make(visit(fresh, **how))


def test_from_a_pasted_no_to_a_week_in_the_calendar(hands):
    page = hands.page
    assert page.locator("h1").inner_text() == "You got a no? Paste it here."
    hands.write("#paste-text", NO)
    hands.press("form[action='/paste/'] button")
    page.wait_for_url(re.compile("/(debrief|messages)/"))
    if "/messages/" in page.url:  # the reading was unsure and asks
        hands.press("button[value=rejected]")
    page.wait_for_url(re.compile("/feel/"))
    assert "It is a no" in page.locator("h1").inner_text()
    assert "decided not to move forward" in page.locator("main").text_content()
    debrief(hands)
    hands.go("nav a[href='/']", "/")
    plan_a_week(hands)

    hands.press(".menu summary")
    with page.expect_download() as download:
        hands.press("a[download]")
    file = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename.endswith(".ics")
    assert file.count(b"BEGIN:VEVENT") == page.locator(".block").count()


def test_from_a_mailbox_through_the_tray_to_a_week(hands, tmp_path):
    page = hands.page
    box = tmp_path / "mail.mbox"
    box.write_bytes(mailbox(6) + refusal(3))
    hands.go("a[href='/inbox/']", "/inbox/")
    hands.write("input[name=path]", str(box))
    hands.press("form:has(input[name=path]) button")
    page.wait_for_selector("text=All of it is read.")
    assert "7 messages read" in page.locator(".summary").inner_text()
    assert "Fernhill" not in page.locator("main").inner_text()
    hands.press("form[action='/inbox/held/file/'] button")
    page.wait_for_selector("text=All of it is filed.")
    hands.go("nav a[href='/']", "/")
    assert "Fernhill 3" not in page.locator("main").inner_text()
    hands.go(".waits a", "/debrief/")
    assert "Fernhill 3" not in page.locator("main").inner_text()
    hands.press(".waits button.main")
    page.wait_for_selector("h1:has-text('Fernhill 3 answered')")
    assert "another candidate" not in page.locator("main").text_content()
    hands.go("main button.main", "/feel/")
    assert "another candidate" in page.locator("main").text_content()
    debrief(hands)
    hands.go("nav a[href='/']", "/")
    plan_a_week(hands)
    hands.go("nav a[href='/']", "/")
    assert "Waiting quietly" not in page.locator("main").inner_text()


def debrief(hands):
    """Walk from the feeling to the close, with one lesson for the plan."""
    page = hands.page
    hands.tick("input[value=tired]")
    for part in ("feel", "says", "ask", "look-back"):
        page.wait_for_url(f"**/{part}/")
        hands.press("button[value=onward]")
    page.wait_for_url("**/lessons/")
    hands.write("input[name=own_lesson]", "Ask about shifts first")
    hands.press("button[value=plan]")
    page.wait_for_selector("h1:has-text('It is closed')")


def plan_a_week(hands):
    """Answer the three questions, plan next week too, and find the lesson once."""
    page = hands.page
    page.wait_for_selector("input[name=hours]")
    hands.write("input[name=hours]", "6")
    hands.tick("input[name=days][value='5']")
    hands.press("form:has(input[name=hours]) button")
    page.wait_for_url(re.compile(r"/week/\d{4}-W\d{2}/"))
    assert page.locator(".said").inner_text().startswith("Your week is planned")
    this_week = page.locator("main").inner_text().count("Ask about shifts first")
    hands.go("a[rel=next]", page.get_attribute("a[rel=next]", "href"))
    hands.press("main button.main")
    page.wait_for_selector(".block")
    assert page.locator(".block").count() > 3
    next_week = page.locator("main").inner_text().count("Ask about shifts first")
    assert this_week + next_week == 1


def test_a_first_plan_takes_the_time_zone_of_the_browser(fresh, visit):
    page = visit(fresh)
    page.click("text=Plan my week")
    page.goto("/settings/")
    assert page.locator("input[name=time_zone]").input_value() == "Europe/Lisbon"


def test_a_block_is_done_moved_and_undone_by_keyboard(fresh, visit):
    page = visit(fresh)
    hands = Keyboard(page)
    hands.press("button:not(.main)")
    page.wait_for_url(re.compile("/week/"))
    page.goto(page.locator("a[rel=next]").get_attribute("href"))
    hands.press("button.main")
    page.wait_for_selector(".block")
    hands.press(".block .tick button")
    page.wait_for_selector(".block.done")
    assert page.evaluate("document.activeElement.className") == "said"
    hands.press(".said button")
    page.wait_for_selector(".said")
    assert page.locator(".block.done").count() == 0
    hands.press(".block summary")
    tab_to(page, ".move select")
    page.keyboard.press("End")
    tab_to(page, ".move input[type=time]")
    page.keyboard.type("0430PM")
    hands.press(".move button")
    page.wait_for_selector(".mark")
    assert page.locator(".day").nth(6).locator(".mark").inner_text() == "pinned"
    assert "16:30" in page.locator(".day").nth(6).inner_text()


def test_all_of_it_without_a_script(fresh, visit, tmp_path):
    page = visit(fresh, java_script_enabled=False)
    page.fill("textarea", NO)
    page.click("button.main")
    if "/messages/" in page.url:
        page.click("button[value=rejected]")
    assert page.url.endswith("/feel/")
    page.check("input[value=tired]")
    for part in ("says", "ask", "look-back"):
        page.click("button[value=onward]")
        page.wait_for_url(f"**/{part}/")
    page.click("button[value=back]")
    page.wait_for_url("**/ask/")
    page.go_back()
    page.wait_for_url("**/look-back/")
    page.goto("/debrief/")
    page.click("main a[href^='/debrief/']:not([href$='told/'])")
    assert page.url.endswith("/ask/")
    page.goto(page.url.replace("/ask/", "/feel/"))
    assert page.is_checked("input[value=tired]")
    page.click("button[value=enough]")
    assert page.locator("h1").inner_text() == "Enough for today"
    page.click("text=Until tomorrow")
    assert "Resting until" in page.locator("main").inner_text()
    page.click("text=Come back sooner")
    page.fill("input[name=hours]", "5")
    page.click("text=Plan my week")
    assert "/week/" in page.url
    page.click("text=Week after")
    page.click("text=Plan this week")
    page.locator(".tick button").first.click()
    assert page.locator(".block.done").count() == 1
    page.click(".said button")
    assert page.locator(".block.done").count() == 0

    box = tmp_path / "mail.mbox"
    box.write_bytes(mailbox(40))
    page.goto("/inbox/")
    page.set_input_files("input[type=file]", box)
    page.click("text=Read this file")
    page.wait_for_selector("text=All of it is read.")  # the page asks again by itself
    assert "40 messages read" in page.locator(".summary").inner_text()
    assert not list((fresh.home / "uploads").iterdir())
    page.click("text=File them")
    page.wait_for_selector("text=All of it is filed.")
    page.click("text=Applications")
    assert page.locator("tbody tr").count() >= 1


def test_an_import_moves_on_and_can_be_left(fresh, visit, tmp_path):
    box = tmp_path / "mail.mbox"
    box.write_bytes(mailbox(60))
    page = visit(fresh)
    page.goto("/inbox/")
    page.fill("input[name=path]", str(box))
    page.click("text=Read it")
    page.wait_for_selector("text=All of it is read.")
    assert "60 messages read" in page.locator(".summary").inner_text()
    assert page.evaluate("document.querySelector('[hx-get]')") is None
    page.click("text=Not now")
    page.click("text=See what was found")
    assert "60 messages are read" in page.locator(".summary").inner_text()
    assert str(box) in page.locator("main").inner_text()
    page.click("text=Throw this reading away")
    page.wait_for_selector("text=Nothing of it is kept here.")
    assert str(box) not in page.locator("main").inner_text()


def test_who_waits_by_keyboard_keeps_the_focus_and_hears_the_end(
    fresh, visit, tmp_path
):
    box = tmp_path / "mail.mbox"
    box.write_bytes(mailbox(1200))
    page = visit(fresh)
    page.goto("/inbox/")
    page.fill("input[name=path]", str(box))
    page.click("text=Read it")
    page.locator("#act").focus()
    page.evaluate("document.querySelector('#progress').dataset.seen = 'yes'")
    page.wait_for_selector("#progress:not([data-seen])")  # it was put in anew
    assert page.evaluate("document.activeElement.textContent") == "Stop here"
    page.wait_for_selector(
        "#news >> text=All of it is read.", state="attached", timeout=600_000
    )
    assert page.evaluate("document.activeElement.textContent") == "Not now"
    assert page.locator("main").get_by_text("All of it is read.").count() == 2


def mailbox(count):
    entry = (
        "From MAILER Mon Mar  2 12:00:00 2026\n"
        "From: Fernhill {n} <jobs@fernhill{n}.example>\n"
        "To: alice.marlow@post.example\nMessage-ID: <{n}@x.example>\n"
        "Date: Mon, 2 Mar 2026 12:{n:02}:00 +0000\n"
        "Subject: Your application for Supply Planner at Fernhill {n}\n\n"
        "Thank you for applying for the role of Supply Planner at Fernhill {n}.\n"
        "We have received your application and will be in touch.\n\n"
    )
    return "".join(entry.format(n=n) for n in range(count)).encode()


def refusal(n):
    text = (
        "From MAILER Tue Mar 10 12:00:00 2026\n"
        f"From: Fernhill {n} <jobs@fernhill{n}.example>\n"
        f"To: alice.marlow@post.example\nMessage-ID: <no-{n}@x.example>\n"
        "Date: Tue, 10 Mar 2026 12:00:00 +0000\n"
        f"Subject: Your application for Supply Planner at Fernhill {n}\n\n"
        f"Thank you for your interest in the Supply Planner role at Fernhill {n}.\n"
        "We are sorry to tell you that we will not take your application further.\n"
        "We have decided to move forward with another candidate.\n\n"
    )
    return text.encode()
