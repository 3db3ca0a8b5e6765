"""Files shipped beside the modules of a package.

`importlib.resources` would do, but takes longer to load than a letter to read.
"""

import sys
from typing import Any


def shipped(package: str, name: str) -> bytes:
    """Return a file beside the modules of `package`, which must be imported."""
    module: Any = sys.modules[package]
    whole: bytes = module.__loader__.get_data(f"{module.__path__[0]}/{name}")
    return whole
