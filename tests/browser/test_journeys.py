"""Whole ways through the house: by keyboard alone, and without any script."""

import re
from pathlib import Path

NO = """Dear Alice Marlow,

Thank you for your application for the position of Supply Planner at Fernhill Foods.
After careful consideration we have decided not to move forward with your application.
We wish you every success in your job search.

Kind regards
Dana Whitlock
Fernhill Foods
"""


def focused(page):
    return page.evaluate("document.activeElement.outerHTML.slice(0, 300)")


def tab_to(page, selector, most=80):
    """Press Tab until what `selector` names has the focus; never click."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached; focus is on {focused(page)}")


def choose_a_no(page):
    """Where the reading was unsure, say with one key what the pasted text is."""
    if "/messages/" in page.url:
        page.keyboard.press("4")
        page.wait_for_url(re.compile("/debrief/"))


def test_from_a_no_to_a_week_in_the_calendar_by_keyboard(fresh, visit):
    page = visit(fresh)
    assert page.locator("h1").inner_text() == "You got a no? Paste it here."
    tab_to(page, "textarea")
    page.keyboard.insert_text(NO)
    tab_to(page, "button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(debrief|applications|messages)/"))
    choose_a_no(page)
    assert "It is a no" in page.locator("h1").inner_text()
    assert "decided not to move forward" in page.locator("main").text_content()
    for part in ("feel", "says", "ask", "look-back"):
        page.wait_for_url(re.compile(f"/{part}/"))
        tab_to(page, "button[value=onward]")
        page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/lessons/"))
    tab_to(page, "input[name=own_lesson]")
    page.keyboard.insert_text("Ask about shifts first")
    tab_to(page, "button[value=plan]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/close/"))
    tab_to(page, "button[value=onward]")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('It is closed')")

    tab_to(page, "nav a[href='/']")
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=hours]")
    tab_to(page, "input[name=hours]")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("6")
    tab_to(page, "input[name=days][value='5']")
    page.keyboard.press("Space")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/week/\d{4}-W\d{2}/"))
    assert page.locator(".block").count() > 3
    assert page.locator(".said").inner_text().startswith("Your week is planned")

    tab_to(page, "summary")
    page.keyboard.press("Enter")
    tab_to(page, "a[download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename.endswith(".ics")
    assert file.count(b"BEGIN:VEVENT") == page.locator(".block").count()
    page.goto("/settings/")
    assert page.locator("input[name=time_zone]").input_value() == "Europe/Lisbon"


def test_a_block_is_done_moved_and_undone_by_keyboard(fresh, visit):
    page = visit(fresh)
    tab_to(page, "button:not(.main)")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/week/"))
    page.goto(page.locator("a[rel=next]").get_attribute("href"))
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_selector(".block")
    tab_to(page, ".block .tick button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".block.done")
    assert page.evaluate("document.activeElement.className") == "said"
    tab_to(page, ".said button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said")
    assert page.locator(".block.done").count() == 0
    tab_to(page, ".block summary")
    page.keyboard.press("Enter")
    tab_to(page, ".move select")
    page.keyboard.press("End")
    tab_to(page, ".move input[type=time]")
    page.keyboard.type("0430PM")
    tab_to(page, ".move button")
    page.keyboard.press("Enter")
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
    for _ in range(3):
        page.click("button[value=onward]")
    page.click("button[value=back]")
    page.go_back()
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
    page.goto("/inbox/")
    assert str(box) in page.locator("main").inner_text()


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
