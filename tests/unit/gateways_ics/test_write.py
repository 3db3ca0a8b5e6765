from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from tests.unit.gateways_ics.calendars import STAMP

from onward.gateways.ics.read import read_busy
from onward.gateways.ics.write import write_week
from onward.kernel.candidate import Candidate, Step
from onward.kernel.spans import Span
from onward.kernel.text import Text, clean, line
from onward.planning.week import Block, Standing, Week

MONDAY = date(2026, 11, 23)
SEED = UUID("8e1f5b0c-3c57-4b7e-9d0a-5a0f6a1d2c33")
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
PROPERTIES = {
    "UID",
    "DTSTAMP",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "TRANSP",
    "CLASS",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
}


def block(key="write", what="Tailor one", why="Because", number=0, **changes):
    candidate = Candidate(
        key=key,
        kind="application",
        step=Step.PERSIST,
        what=Text("%(said)s", {"said": what}),
        why=Text("%(said)s", {"said": why}),
        first_step=Text("Open it"),
        if_then=Text("If stuck, then stop"),
        minutes=25,
        value=1.0,
    )
    start = NINE + timedelta(hours=number)
    span = Span(start, start + timedelta(minutes=25))
    return Block(candidate=candidate, span=span, **changes)


def week(*blocks):
    return Week(monday=MONDAY, blocks=blocks)


def events(raw):
    return Calendar.from_ical(raw).walk("VEVENT")


def test_a_block_is_written_as_a_private_entry_in_utc():
    (event,) = events(write_week(week(block()), STAMP, SEED))
    assert set(event) == PROPERTIES
    assert event["DTSTART"].to_ical() == b"20261124T090000Z"
    assert event["DTEND"].to_ical() == b"20261124T092500Z"
    assert event["DTSTAMP"].to_ical() == b"20261122T180000Z"
    assert event["CLASS"] == "PRIVATE"
    assert event["TRANSP"] == "OPAQUE"
    assert event["SEQUENCE"] == 0
    assert event["SUMMARY"] == "Tailor one"
    assert event["LOCATION"] == "At your desk"
    assert event["DESCRIPTION"] == "Because\nFirst: Open it\nIf stuck, then stop"


def test_there_is_no_method_and_no_zone():
    raw = write_week(week(block()), STAMP, SEED)
    assert b"METHOD" not in raw
    assert b"VTIMEZONE" not in raw
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")


def test_an_empty_week_is_a_calendar():
    assert events(write_week(week(), STAMP, SEED)) == []


def test_skipped_blocks_are_left_out_and_done_ones_stay():
    blocks = (
        block("a", standing=Standing.SKIPPED),
        block("b", standing=Standing.DONE, number=1),
    )
    assert len(events(write_week(week(*blocks), STAMP, SEED))) == 1


def uids(raw):
    return [str(event["UID"]) for event in events(raw)]


def test_the_uid_stays_when_the_block_moves_and_differs_between_weeks():
    one = uids(write_week(week(block()), STAMP, SEED))
    moved = uids(write_week(week(block(number=5)), STAMP, SEED, sequence=3))
    other = uids(
        write_week(Week(monday=date(2026, 11, 30), blocks=(block(),)), STAMP, SEED)
    )
    assert one == moved
    assert one != other
    assert one[0].endswith("@onward")


def test_a_uid_tells_nothing_to_whoever_knows_the_block_but_not_the_seed():
    one = uids(write_week(week(block()), STAMP, SEED))
    other = uids(write_week(week(block()), STAMP, UUID(int=SEED.int + 1)))
    assert one != other


def test_the_sequence_is_the_callers():
    (event,) = events(write_week(week(block()), STAMP, SEED, sequence=7))
    assert event["SEQUENCE"] == 7


def test_neutral_entries_tell_nothing():
    raw = write_week(
        week(block(what="Yarrow Foods", why="A no")), STAMP, SEED, neutral=True
    )
    (event,) = events(raw)
    assert event["SUMMARY"] == "Appointment"
    assert set(event) == PROPERTIES - {"LOCATION", "DESCRIPTION"}
    assert b"Yarrow" not in raw


def test_words_are_rendered_by_the_door():
    def shout(text):
        return text.plain().upper()

    (event,) = events(write_week(week(block()), STAMP, SEED, render=shout))
    assert event["SUMMARY"] == "TAILOR ONE"


def test_lines_are_folded_at_75_octets():
    raw = write_week(week(block(why="Größe " * 60)), STAMP, SEED)
    assert max(len(piece) for piece in raw.split(b"\r\n")) <= 75
    assert "Größe Größe" in str(events(raw)[0]["DESCRIPTION"])


def test_what_is_written_is_busy_when_read_again():
    raw = write_week(week(block(), block("b", number=3)), STAMP, SEED)
    span = Span(NINE - timedelta(days=1), NINE + timedelta(days=1))
    spans, problems = read_busy(raw, span, UTC)
    assert [s.start for s in spans] == [NINE, NINE + timedelta(hours=3)]
    assert problems == ()


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "\r\n",
                    "\r",
                    "\n",
                    "\x0b",
                    "\x0c",
                    "\x85",
                    "\u2028",
                    "\u2029",
                    "\x00",
                    "\x1c",
                    " ",
                    "\t",
                    "\\",
                    "\\n",
                    ";",
                    ",",
                    '"',
                    ":",
                    "\ud800",
                    "END:VEVENT",
                    "BEGIN:VEVENT",
                    "ATTACH:file:///x",
                    "METHOD:REQUEST",
                ]
            ),
            st.text(max_size=5),
        ),
        max_size=14,
    ).map("".join),
)


@settings(max_examples=1000, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, st.booleans())
def test_nothing_can_add_an_entry_or_a_property(what, why, key, neutral):
    blocks = (block(key, what, why), block(key + "2", why, what, number=1))
    raw = write_week(week(*blocks), STAMP, SEED, neutral=neutral)
    calendar = Calendar.from_ical(raw)
    assert set(calendar) == {"VERSION", "PRODID"}
    found = calendar.walk("VEVENT")
    assert len(found) == 2
    assert len(calendar.walk()) == 3
    expected = PROPERTIES - {"LOCATION", "DESCRIPTION"} if neutral else PROPERTIES
    for event in found:
        assert set(event) == expected
        assert event.errors == []
    names = {piece.split(b":")[0] for piece in raw.split(b"\r\n") if piece[:1] != b" "}
    assert {name.split(b";")[0].decode() for name in names if name} <= {
        *PROPERTIES,
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
    }
    if not neutral:
        # icalendar takes a typed \N for a line break, as RFC 5545 lets it be written.
        assert str(found[0]["SUMMARY"]) == line(what).replace("\\N", "\n")
        described = str(found[0]["DESCRIPTION"])
        assert described.startswith(clean(why).replace("\\N", "\n"))
    assert not set(raw) & (set(range(32)) - {9, 10, 13})
    assert raw.count(b"\n") == raw.count(b"\r") == raw.count(b"\r\n")
