"""Take a picture of every page, empty, small and full, at two widths, in two schemes.

`make shots` writes them to shots/; nothing is compared: they are there to be looked at.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import launched  # noqa: E402 (run as a script)
from tests.browser.pages import pages_of  # noqa: E402
from tests.browser.serving import Served, fill, serving  # noqa: E402

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
SHOTS = ROOT / "shots"


def main() -> None:
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir()
    with sync_playwright() as playwright, launched(playwright) as browser:
        for story in ("empty", "small", "demo"):
            with tempfile.TemporaryDirectory() as folder:
                home = Path(folder) / "onward"
                if story != "empty":
                    fill(home, story)
                with serving(home) as served:
                    _take(browser, served, story)
    print(f"{len(list(SHOTS.iterdir()))} pictures in {SHOTS}")


def _take(browser: Browser, served: Served, story: str) -> None:
    context = browser.new_context(base_url=served.address)
    page = context.new_page()
    page.goto(served.link)
    for name, path in pages_of(page).items():
        for scheme in SCHEMES:
            for width in WIDTHS:
                _shoot(
                    page, path, f"{story}-{name}-{width}-{scheme}.png", scheme, width
                )
    context.close()


def _shoot(page: Page, path: str, name: str, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    # As tall as the page, or what sticks to the bottom of a window hides its middle.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(800, height)})
    page.screenshot(path=SHOTS / name)


if __name__ == "__main__":
    main()
