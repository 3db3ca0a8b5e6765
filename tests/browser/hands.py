"""Ways a person works a page: by pointer or thumb, or by the keyboard alone."""

from playwright.sync_api import Page


class Pointer:
    """Clicks and types; `selector` is CSS and its first match is meant."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def go(self, selector: str, where: str) -> None:
        """Press, and wait until the page of `where` (a glob) is there."""
        self.press(selector)
        self.page.wait_for_url(f"**{where}")

    def tick(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def write(self, selector: str, words: str) -> None:
        self.page.locator(selector).first.fill(words)


class Keyboard(Pointer):
    """Tab, Enter, Space and letters, nothing else."""

    def press(self, selector: str) -> None:
        tab_to(self.page, selector)
        self.page.keyboard.press("Enter")

    def tick(self, selector: str) -> None:
        tab_to(self.page, selector)
        self.page.keyboard.press("Space")

    def write(self, selector: str, words: str) -> None:
        tab_to(self.page, selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until what `selector` names has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached; focus is on {focused(page)}")


def focused(page: Page) -> str:
    """Return the markup of what has the focus, cut short."""
    return page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
