"""What this gateway says to people."""

from onward.kernel.text import N_, Text

NOT_STARTED = Text(N_("The process that reads mail could not be started."))

_PROBLEMS = {
    "cpu": N_("%(name)s: this message takes too long to read and was set aside."),
    "time": N_("%(name)s: this message takes too long to read and was set aside."),
    "memory": N_("%(name)s: this message needs too much memory and was set aside."),
    "crash": N_("%(name)s: this message could not be read and was set aside."),
    "too_big": N_("%(name)s: only the first 50 MB of this message were read."),
    "missing": N_("%(name)s: there is no such file or folder."),
    "unreadable": N_("%(name)s: this file could not be opened or read to its end."),
    "not_mail": N_("%(name)s: this file is not mail, so it was left out."),
    "empty": N_("%(name)s: there is no mail in here."),
    "broken_zip": N_(
        "%(name)s: this .zip is damaged or incomplete. Download it once more; of a "
        "download in several parts, choose each part."
    ),
    "no_mail_in_zip": N_(
        "%(name)s: there is no mail in this .zip. In Google Takeout, choose Mail."
    ),
    "locked": N_("%(name)s: this is locked with a password. Unpack it and read that."),
    "swells": N_(
        "%(name)s: unpacked this would be too big for mail, so it was left out."
    ),
    "outside": N_("%(name)s: this points outside its folder, so it was left out."),
    "thrown_away": N_("%(name)s: spam and deleted mail are left out."),
}


def told(problem: str, name: str) -> Text:
    """Return one line about what happened to `name`."""
    return Text(_PROBLEMS[problem], {"name": name})
