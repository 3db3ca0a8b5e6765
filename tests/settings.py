"""Onward's settings over a data folder that is made for this run and goes after it.

Settings read where the data folder is when they are imported, which is before any
conftest: so that no test can ever touch a person's own data, it is decided here.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_SCRATCH = Path(tempfile.mkdtemp(prefix="onward-tests-"))
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)
os.environ["ONWARD_HOME"] = str(_SCRATCH / "onward")
os.environ.pop("ONWARD_PROFILE", None)
# Nor their system's keyring, here or in a process that a test starts.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from onward.config.settings import *  # noqa: E402, F403 (after the folder is decided)
