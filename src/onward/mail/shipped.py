"""Files shipped beside the modules of a package.

`importlib.resources` would do, but takes longer to load than a letter to read.
"""

import sys
from mmap import ACCESS_READ, mmap


def text(package: str, name: str) -> str:
    """Return what a file beside the modules of `package` says."""
    with open(_path(package, name), encoding="utf-8") as file:  # noqa: PTH123 (pathlib takes as long again)
        return file.read()


def mapped(package: str, name: str) -> mmap:
    """Return a file's bytes, of which only those that are looked at are loaded.

    Processes that look at the same ones share them.
    """
    with open(_path(package, name), "rb") as file:  # noqa: PTH123 (as above)
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _path(package: str, name: str) -> str:
    return f"{sys.modules[package].__path__[0]}/{name}"
