"""What can go wrong, and who can do something about it.

OnwardError
├── Fixable          the person can mend it: says what happened and what to do (exit 1)
│   ├── NotFound     what was asked for is not here
│   ├── Busy         another Onward uses this data folder or port
│   └── Damaged      a file is not what it should be; nothing was changed
└── OutsideFailed    something outside did not answer: shown as status, tried again (exit 2)

Anything else that is raised is a bug and is not caught.
"""

from onward.kernel.text import Text


class OnwardError(Exception):
    """Root of everything Onward raises on purpose."""

    exit_code = 1

    def __init__(self, message: Text, remedy: Text | None = None) -> None:
        super().__init__(message.plain())
        self.message = message
        self.remedy = remedy


class Fixable(OnwardError):
    """The person can mend it; `remedy` says how."""


class NotFound(Fixable):
    """What was asked for is not here."""


class Busy(Fixable):
    """Another Onward uses this data folder or port."""


class Damaged(Fixable):
    """A file is not what it should be; nothing was changed."""


class OutsideFailed(OnwardError):
    """Something outside did not answer; trying again may help."""

    exit_code = 2
