import re
from collections import Counter
from datetime import date

import pytest

from onward.care import help_lines
from onward.care.help_lines import READ_ON, HelpKind, How, lines_for, rows_of_all
from onward.care.wording import HELP_MISSING, HELP_WORDS

# Typed a second time, so that a slip of the finger in the rows is seen.
LINKS = {
    "GB": "tel:999 tel:116123 tel:08001381111",
    "US": "tel:911 tel:988 sms:988 tel:211 tel:18006694000",
    "IE": "tel:112 tel:116123 tel:0818074000",
    "CA": "tel:911 tel:988 sms:988 tel:211",
    "AU": "tel:000 tel:112 tel:131114 tel:1800007007",
    "NZ": "tel:111 tel:1737 sms:1737",
    "ZA": "tel:112 tel:0800567567 tel:0800456789 sms:31393",
    "FR": "tel:112 tel:15 tel:17 tel:18 sms:114 tel:3114 tel:0969390000",
    "DE": "tel:112 tel:110 tel:08001110111 tel:08001110222",
    "AT": "tel:112 tel:122 tel:133 tel:144 tel:142",
    "CH": "tel:112 tel:117 tel:118 tel:144 tel:143",
    "ES": "tel:112",
    "IT": "tel:112",
    "PT": "tel:112",
    "BR": "tel:190 tel:192 tel:193",
    "NL": "tel:112 tel:113",
    "BE": "tel:112 tel:080032123",
    "SE": "tel:112",
    "NO": "tel:113 tel:116123",
    "DK": "tel:112",
    "FI": "tel:112 tel:0925250111 tel:0925250112 tel:0925250114 tel:0925250115",
    "PL": "tel:112",
    "JP": "tel:119 tel:110 tel:0120279338 tel:0570064556",
    "SG": "tel:995 tel:1771",
    "MX": "tel:911",
    "HK": "tel:18111",
}
COUNTRIES = sorted({row.country for row in rows_of_all()})


def test_the_countries_are_the_ones_that_were_checked():
    assert sorted(LINKS) == COUNTRIES


@pytest.mark.parametrize("country", sorted(LINKS))
def test_every_link_has_exactly_the_digits_of_its_line(country):
    found = [
        way.address
        for row in lines_for(country).all
        for way in row.ways
        if way.how in {How.CALL, How.TEXT}
    ]
    assert sorted(found) == sorted(LINKS[country].split())


def test_a_number_is_shown_with_the_digits_it_dials():
    ways = [way for row in rows_of_all() for way in row.ways if not way.leaves]
    assert len(ways) > 60
    for way in ways:
        assert re.fullmatch(r"\+?\d[\d -]*", way.shown), way
        if way.address:
            digits = way.shown.replace(" ", "").replace("-", "")
            assert way.address.partition(":")[2] == digits


def test_a_site_is_reached_by_its_own_address_and_a_textphone_by_none():
    ways = {way.shown: way for row in rows_of_all() for way in row.ways}
    assert ways["https://www.113.nl"].address == "https://www.113.nl"
    assert ways["https://www.113.nl"].site == "113.nl"
    assert ways["18000"].address == ""
    assert ways["+65-6669-1771"].address == ""


def test_at_most_two_rows_of_a_kind_and_one_source_for_each():
    counts = Counter((row.country, row.kind) for row in rows_of_all())
    assert max(counts.values()) == 2
    for row in rows_of_all():
        assert row.owner.msgid in {"government", "provider"}, row
        assert re.match(r"https?://[\w.-]+/?", row.source), row
        assert row.name or row.kind is HelpKind.EMERGENCY, row
        assert bool(row.topics) == (row.kind is HelpKind.PRACTICAL), row


def test_no_page_is_dated_after_it_was_read():
    dates = [row.source_date for row in rows_of_all() if row.source_date]
    assert len(dates) > 15
    for told in dates:
        parts = [int(part) for part in told.split("-")]
        assert date(*parts, *(1, 1)[len(parts) - 1 :]) <= READ_ON


@pytest.mark.parametrize("country", ["IN", "NG", "KE", "PH", "AR", "", "XX"])
def test_a_country_without_an_official_page_is_not_covered(country):
    assert lines_for(country).all == ()


def test_what_is_partly_sourced_says_what_is_missing():
    assert {"NO", "SG", "ZA", "BE"} == set(HELP_MISSING)
    for country in HELP_MISSING:
        assert lines_for(country).missing is not None
    assert lines_for("GB").missing is None
    assert lines_for("HK").emergency == ()


def test_a_row_stands_under_each_of_its_topics_and_once_in_all():
    lines = lines_for("GB")
    assert [row.name for row in lines.money] == ["StepChange", "Citizens Advice"]
    assert [row.name for row in lines.work] == ["Citizens Advice"]
    assert [row.name for row in lines.talk] == ["Samaritans"]
    assert len(lines.all) == 4


def test_every_marked_word_is_used():
    used = {note.msgid for row in rows_of_all() for note in (*row.notes, row.owner)}
    used |= {w.label.msgid for row in rows_of_all() for w in row.ways if w.label}
    assert used == set(HELP_WORDS)


def test_a_slip_in_the_file_is_refused_when_it_is_read():
    with pytest.raises(ValueError, match=r"call\(1\)"):
        help_lines._way("call(1)")
    with pytest.raises(KeyError):
        help_lines._word("a word nobody marked")
