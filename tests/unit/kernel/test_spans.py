from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.kernel.spans import Span, merged, without

DAY = datetime(2026, 3, 2, tzinfo=UTC)


def span(start, end):
    return Span(DAY + timedelta(minutes=start), DAY + timedelta(minutes=end))


spans = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 60)).map(
        lambda pair: span(pair[0], pair[0] + pair[1])
    ),
    max_size=12,
)


def covered(pieces):
    return {
        minute
        for piece in pieces
        for minute in range(
            int((piece.start - DAY).total_seconds() // 60),
            int((piece.end - DAY).total_seconds() // 60),
        )
    }


@given(spans)
def test_merging_covers_the_same_time_without_touching_pieces(pieces):
    result = merged(pieces)
    assert covered(result) == covered(pieces)
    for one, following in pairwise(result):
        assert one.end < following.start


@given(spans, spans)
def test_cutting_leaves_exactly_what_was_not_taken(pieces, taken):
    assert covered(without(pieces, taken)) == covered(pieces) - covered(taken)


def test_minutes_are_real_ones_across_a_clock_change():
    london = ZoneInfo("Europe/London")
    night = Span(
        datetime(2026, 10, 25, 0, 30, tzinfo=london),
        datetime(2026, 10, 25, 3, 30, tzinfo=london),
    )
    assert night.minutes == 240


def test_touching_spans_do_not_overlap():
    assert not span(0, 10).overlaps(span(10, 20))
    assert span(0, 11).overlaps(span(10, 20))


def test_a_span_needs_a_time_zone_and_an_order():
    with pytest.raises(ValueError, match="time zones"):
        Span(datetime(2026, 3, 2), datetime(2026, 3, 3))  # noqa: DTZ001 (the point)
    with pytest.raises(ValueError, match="before it starts"):
        span(10, 0)
