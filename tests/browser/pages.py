"""Every page a person can look at, found by following links as they would."""

from playwright.sync_api import Page

ALWAYS = {
    "today": "/",
    "week": "/week/",
    "applications": "/applications/",
    "add": "/applications/add/",
    "reading": "/reading/",
    "debrief": "/debrief/",
    "told": "/debrief/told/",
    "enough": "/debrief/enough/",
    "inbox": "/inbox/",
    "corrections": "/inbox/corrections/",
    "alone": "/inbox/alone/",
    "mailboxes": "/mailboxes/",
    "saved-roles": "/saved-roles/",
    "steps": "/steps/",
    "more": "/more/",
    "help": "/help/",
    "settings": "/settings/",
    "styleguide": "/styleguide/",
    "not-here": "/nowhere/",
}
_PARTS = ("feel", "says", "ask", "look-back", "lessons", "close")
_INSIDE = ("merge", "split", "erase")


def pages_of(page: Page) -> dict[str, str]:
    """Return names and addresses; those about one thing are there when it is."""
    found = dict(ALWAYS)
    page.goto("/applications/")
    row = page.locator("tbody th a")
    for at, address in enumerate(
        row.evaluate_all("all => all.map(a => a.pathname)")[:3]
    ):
        found[f"application-{at + 1}"] = address
        if at == 0:
            found |= {name: f"{address}{name}/" for name in _INSIDE}
    page.goto("/applications/?show=waiting")
    if row.count():
        found["unopened"] = row.first.evaluate("a => a.pathname")
        found["waiting"] = "/applications/?show=waiting"
    found |= _debriefs(page)
    page.goto("/inbox/")
    for name in ("messages", "imports"):
        link = page.locator(f"a[href^='/{name}/']")
        if link.count():
            found[name] = link.first.evaluate("a => a.pathname")
    return found


def _debriefs(page: Page) -> dict[str, str]:
    """Return the pages of debriefs: arriving, every part of one begun, one closed."""
    found = {}
    page.goto("/debrief/")
    links = page.locator("main a[href^='/debrief/']")
    for address in links.evaluate_all("all => all.map(a => a.pathname)"):
        page.goto(address)
        if page.get_by_text("Tell me gently").count():
            found["debrief-arrive"] = address
        elif page.locator("form.part").count():
            found |= {f"debrief-{part}": f"{address}{part}/" for part in _PARTS}
    page.goto("/applications/?q=Bellwether")
    row = page.locator("tbody th a")
    if row.count():
        page.goto(row.first.evaluate("a => a.pathname"))
        link = page.get_by_text("Back to the debrief")
        found["debrief-closed"] = link.evaluate("a => a.pathname")
    return found
