"""The horizon line and the chart of rates: what they draw is what there is."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.flows import story

from onward.evidence.field import Field
from onward.evidence.rates import rates
from onward.services import weeks
from onward.store.models import BlockRow
from onward.store.queries.week_page import week_page
from onward.web.chart import chart
from onward.web.horizon import BASE, horizon

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def week(alice):
    story.answered(alice)
    weeks.plan(alice, MONDAY, NOW)
    return week_page(alice, MONDAY, NOW)


def numbers(line):
    return [float(one) for one in re.findall(r"-?\d+\.?\d*", line)]


HILL = r"L(\d+) 48 C\d+ 48 \d+ ([\d.]+) \d+ [\d.]+ C\d+ [\d.]+ \d+ 48 (\d+) 48"


def test_each_day_that_holds_something_is_one_hill_and_none_overlaps(week):
    hills = re.findall(HILL, horizon(week.days, NOW).line)
    full = [sum(one.minutes for one in day.blocks) for day in week.days]
    assert len(hills) == sum(minutes > 0 for minutes in full)
    edges = [int(edge) for start, _, end in hills for edge in (start, end)]
    assert edges == sorted(edges)
    tops = [float(top) for _, top, _ in hills]
    assert all(top < BASE for top in tops)
    held = [minutes for minutes in full if minutes]
    assert held.index(max(held)) in {
        at for at, top in enumerate(tops) if top == min(tops)
    }


def test_what_was_left_out_makes_a_hill_lower(week, alice):
    before = horizon(week.days, NOW).line
    first = next(day for day in week.days if day.blocks)
    for block in first.blocks:
        BlockRow.objects.filter(id=block.id).update(standing="skipped")
    after = horizon(week_page(alice, MONDAY, NOW).days, NOW).line
    assert len(re.findall(HILL, after)) == len(re.findall(HILL, before)) - 1


def test_the_dot_stands_on_today_and_only_in_its_week(week):
    wednesday_noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert horizon(week.days, wednesday_noon).dot == 250
    assert horizon(week.days, NOW - timedelta(days=9)).dot is None


def test_the_line_spans_the_box_and_stays_in_it(week):
    drawn = numbers(horizon(week.days, NOW).line)
    assert min(drawn) >= -30
    assert max(drawn) <= 720


def test_bands_lie_on_the_scale_around_their_dot():
    known = rates([], date(2026, 3, 1), Field.OTHER)
    drawn = chart(tuple(known.values()))
    assert len(drawn.bands) == len(known)
    assert drawn.ticks == (0, drawn.top // 2, drawn.top)
    for band in drawn.bands:
        assert 0 <= band.low < band.dot < band.low + band.width <= 100


def test_no_rates_are_an_empty_chart():
    assert chart(()).bands == ()
