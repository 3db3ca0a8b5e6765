"""Every word people read is marked for translation, and longer words fit.

A pseudo-language wraps each translated sentence in ⟦ ⟧. What is left on a page outside
of them must be data: what the person typed, a number, a date, a name.
"""

import gettext
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.translation import trans_real
from selectolax.lexbor import LexborHTMLParser
from tests.flows.build import read

from onward.history.application import Channel
from onward.history.event import EventKind
from onward.mail.signal import Kind, Stage
from onward.services import applications, weeks
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.store.models import ApplicationRow, KeptMessage, Preferences

MONDAY = date(2026, 3, 23)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
DATA = re.compile(
    r"Onward|Fernhill Foods|Supply Planner|Yarrow|Buyer|Europe/London|inbox\.mbox#\d+"
    r"|The words of the message\.|A subject|jobs@fernhill\.example|Dana|A note of mine"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    r"|/[\w./-]*onward[\w./-]*|\bW\d\d\b|[a-z_]+=[\w-]+"
)
NAMES = "script, style, datalist, select[name$=country], pre, time, [translate=no]"
ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")


class Pseudo(gettext.NullTranslations):
    """Says everything in ⟦ ⟧ and a third longer, as German would."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}{'~' * (len(message) // 3)}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)

    def language(self) -> str:
        return "en"

    def to_language(self) -> str:
        return "en"


@pytest.fixture
def pseudo(monkeypatch):
    monkeypatch.setattr(trans_real._active, "value", Pseudo(), raising=False)


@pytest.fixture
def door(alice):
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(alice)
    return client


@pytest.fixture
def full(alice):
    Preferences.objects.filter(owner=alice).update(
        answered=True, hours_per_week=8, time_zone="Europe/London", country="ZA"
    )
    keep(
        alice,
        [
            read(Kind.ACKNOWLEDGED, 0),
            read(Kind.INTERVIEW, 5, stage=Stage.INTERVIEW),
            read(Kind.REJECTED, 15, reply_possible=True),
            read(Kind.ACKNOWLEDGED, 3, company="Yarrow", role="Buyer"),
            read(Kind.REJECTED, 9, confidence=0.5, company="Yarrow"),
            read(Kind.OUTREACH, 9, company="Yarrow"),
        ],
    )
    list(file_kept(alice, NOW))
    one = applications.add(
        alice, "Fernhill Foods", "Buyer", date(2026, 3, 2), Channel.REFERRAL
    )
    applications.happened(
        alice, one, EventKind.NOTE, date(2026, 3, 3), {"text": "A note of mine"}
    )
    weeks.plan(alice, MONDAY, NOW)
    return alice


def addresses(owner):
    rows = ApplicationRow.objects.filter(owner=owner, live=True).values_list(
        "id", flat=True
    )
    mail = KeptMessage.objects.filter(owner=owner, standing="unsure")
    for row in rows:
        yield from (f"/applications/{row}/", f"/applications/{row}/merge/")
        yield f"/applications/{row}/split/"
        yield f"/applications/{row}/erase/"
    yield from (f"/messages/{row.id}/" for row in mail)
    yield from ("/", "/week/2026-W13/", "/applications/", "/applications/add/")
    yield from ("/reading/", "/inbox/", "/settings/", "/no-such-page/", "/help/")
    yield from ("/steps/", "/more/", "/mailboxes/")


def unmarked(html: str) -> list[str]:
    """Return the words of a page that stand outside every translated sentence."""
    tree = LexborHTMLParser(html)
    for node in tree.css(NAMES):
        node.decompose()
    spoken = [node.text(deep=True, separator="\n") for node in tree.css("html")]
    for name in ATTRIBUTES:
        spoken += [node.attributes[name] or "" for node in tree.css(f"[{name}]")]
    left = []
    for text in spoken:
        left += re.findall(
            r"[^\W\d_]{2,}(?: [^\W\d_]+)*", DATA.sub(" ", _outside(text))
        )
    return left


def _outside(text: str) -> str:
    """Return what is left once everything in ⟦ ⟧, one inside the other, is gone."""
    shorter = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return shorter if shorter == text else _outside(shorter)


@pytest.mark.parametrize("state", ["empty", "full"])
def test_every_word_on_every_page_is_marked(state, request, alice, door, pseudo):
    owner = request.getfixturevalue("full") if state == "full" else alice
    seen = 0
    found = {}
    for address in addresses(owner):
        response = door.get(address)
        assert response.status_code in {200, 404}, address
        html = response.content.decode()
        assert "⟦" in html, address
        seen += 1
        if left := unmarked(html):
            found[address] = left
    assert seen >= 8
    assert found == {}


def test_the_check_itself_finds_an_unmarked_word():
    assert unmarked("<html><body><p>⟦Told⟧ Forgotten</p></body></html>") == [
        "Forgotten"
    ]
    assert unmarked('<html><body><a title="Forgotten"></a></body></html>') == [
        "Forgotten"
    ]
