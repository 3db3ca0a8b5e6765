"""One role that an alert names, and when two of them are the same one."""

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from onward.kernel.text import clean, fold, line
from onward.mail.title_span import unmarked

LONGEST_TITLE = 200
LONGEST_LINK = 1000
_TRACKING = re.compile(
    r"utm_\w+|trk\w*|tracking_?id|ref_?id|mid(?:token|sig)|eid|eml|otp_?token|lipi|lgcta|src"
    r"|[fg]clid|mc_[ce]id|from|tk|alid|rgtk|xkcb|cid|uido|xtor|ori(?:gin|gem)"
    r"|application_?origin|campaign\w*|source|sid|s?cmp|_hs\w+|mkt_tok|vjs|advn|adid|sjdu"
    r"|rcta|jrtk|encjobid|guid|pos|ao|t|vt|cb|ctt|position|ref|medium|email\w*|alert\w*",
    re.IGNORECASE,
)
"""Parameters by which boards see where a visitor comes from, and to whom they wrote."""
_POSTING = re.compile(r"\d{4}|[0-9a-f]*\d[0-9a-f]{5,}|\d[a-z0-9]{5,}", re.IGNORECASE)
"""What a link holds that leads to one posting: a number or a long id."""
_NOT_WORD = re.compile(r"[^\w+#]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One role as an alert names it; company, place and link are None where it does not.

    `link` is an http or https address without what tracks its reader.
    """

    title: str
    company: str | None = None
    place: str | None = None
    link: str | None = None

    @property
    def words_key(self) -> str:
        """Return a name that stays the same for the same title, company and place."""
        parts = (unmarked(self.title), self.company or "", self.place or "")
        return _digest(*(_bare(part) for part in parts))

    @property
    def link_key(self) -> str:
        """Return a name for the posting it leads to, "" where the link names none.

        The title belongs to it: some boards have one link for a whole list.
        """
        split = urlsplit(self.link or "")
        where = f"{split.path}?{split.query}#{split.fragment}"
        if not self.link or not _POSTING.search(where):
            return ""
        return _digest(_host(split), where, _bare(unmarked(self.title)))


def host(link: str) -> str:
    """Return where a link leads, for people: `jobs.fernhill.example`."""
    return _host(urlsplit(link)) if link else ""


def path_of(link: str) -> str:
    """Return the path of an address, "" where it has none or is none."""
    try:
        return urlsplit(link).path
    except ValueError:
        return ""


def untracked(address: str) -> str | None:
    """Return an http or https address without tracking; None for anything else."""
    address = clean(address).strip()
    try:
        split = urlsplit(address)
        named = split.hostname
        bad = split.username or split.password or split.port == 0
    except ValueError:
        return None
    if split.scheme not in {"http", "https"} or not named or bad:
        return None
    pairs = parse_qsl(split.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    query = split.query if len(kept) == len(pairs) else urlencode(kept)
    link = urlunsplit(split._replace(query=query, netloc=split.netloc.lower()))
    return link if len(link) <= LONGEST_LINK and " " not in link else None


def opening(
    title: str, company: str = "", place: str = "", link: str | None = None
) -> Opening:
    """Return an opening of what was found, each part on one line and not too long."""
    return Opening(
        title=line(title, LONGEST_TITLE),
        company=line(company, LONGEST_TITLE) or None,
        place=line(place, LONGEST_TITLE) or None,
        link=untracked(link) if link else None,
    )


def _host(split: SplitResult) -> str:
    """Return a host's name; letters of other alphabets are spelled out, as they can lie."""
    name = (split.hostname or "").removeprefix("www.")
    if name.isascii():
        return name
    return ".".join(
        f"xn--{part.encode('punycode').decode()}" if not part.isascii() else part
        for part in name.split(".")
    )


def _bare(text: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", fold(text)).split())


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
