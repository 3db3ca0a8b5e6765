"""Every page a person can look at, found by following links as they would."""

from playwright.sync_api import Page

ALWAYS = {
    "today": "/",
    "week": "/week/",
    "applications": "/applications/",
    "add": "/applications/add/",
    "reading": "/reading/",
    "inbox": "/inbox/",
    "steps": "/steps/",
    "more": "/more/",
    "help": "/help/",
    "settings": "/settings/",
    "not-here": "/nowhere/",
}
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
    page.goto("/inbox/")
    for name in ("messages", "imports"):
        link = page.locator(f"a[href^='/{name}/']")
        if link.count():
            found[name] = link.first.evaluate("a => a.pathname")
    return found
