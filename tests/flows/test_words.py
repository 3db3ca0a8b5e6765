"""What pages say: plain and kind, no claim, nothing shouted; a reading age for each."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.flows import story
from tests.flows.routes import ROUTES, address
from tests.flows.test_pages import NOW
from tests.unit.debrief.test_words import grade

from onward.debrief.flow import PARTS
from onward.store.models import ApplicationRow, DebriefRow

NOT_OURS = (
    ".mail, blockquote, .letter, select, textarea, code, script, .helplines, time"
)
FORBIDDEN = re.compile(
    r"!|\b(?:just|simply|unfortunately|please note|oops|congratulations|awesome|amazing"
    r"|great job|well done|you failed|you missed|loser|committed suicide|clinically proven"
    r"|streak|resilience score|diagnos\w+|cures?|treats? (?:your )?(?:depression|anxiety)"
    r"|prevents?|guaranteed?|our ai|hipaa|gdpr compliant|submit|invalid|error)\b",
    re.IGNORECASE,
)
PLAIN = [
    name
    for name, route in ROUTES.items()
    if route.get and not route.values and name not in {"export", "corrections_file"}
]


def words_of(html: bytes) -> list[str]:
    """Return the sentences of a page's main part that are Onward's own."""
    page = LexborHTMLParser(html)
    for one in page.css(f"main :is({NOT_OURS})"):
        one.decompose()
    main = page.css_first("main")
    rows = (
        one.text(separator=" ") for one in main.css("p, li, h1, h2, h3, legend, label")
    )
    return [" ".join(row.split()) for row in rows if row.strip()]


@pytest.fixture
def told(alice, alices):
    story.small(alice, NOW)
    paths = {name: address(name) for name in PLAIN}
    half = DebriefRow.objects.get(part="says")
    for part in PARTS:
        paths[part] = address(
            "debrief_part", debrief=half.id, part=part.replace("_", "-")
        )
    for row in DebriefRow.objects.all():
        paths[f"debrief {row.part}"] = address("debrief_one", debrief=row.id)
    for row in ApplicationRow.objects.filter(live=True):
        paths[f"application {row.company}"] = address("application", application=row.id)
    return {
        name: words_of(alices.get(path, follow=True).content)
        for name, path in paths.items()
    }


def test_nothing_is_shouted_claimed_or_bureaucratic(told):
    assert len(told) > 25
    found = {
        (name, match.group())
        for name, sentences in told.items()
        for sentence in sentences
        if (match := FORBIDDEN.search(sentence))
    }
    assert found == set()


def test_a_sixteen_year_old_can_read_every_page(told):
    grades = {
        name: round(grade(". ".join(sentences)), 1) for name, sentences in told.items()
    }
    print("Flesch–Kincaid grades:", dict(sorted(grades.items(), key=lambda g: -g[1])))
    assert {name for name, found in grades.items() if found > 10} == set()
