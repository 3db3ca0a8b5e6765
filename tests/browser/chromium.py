"""The one Chromium of a run: Debian's, headless."""

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, Playwright


@contextlib.contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    try:
        yield browser
    finally:
        browser.close()
