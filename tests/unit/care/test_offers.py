from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from onward.care.offers import Night, offers
from onward.kernel.candidate import Energy, Step

MONDAY = date(2026, 11, 23)


def night(start=23, end=7, zone="Europe/Berlin"):
    return Night(time_zone=zone, sleep_from=time(start), sleep_to=time(end))


def test_a_week_has_movement_people_rest_and_an_evening():
    kinds = Counter(offer.kind for offer in offers(MONDAY, night()))
    assert kinds == {"movement": 3, "people": 2, "rest": 1, "evening_off": 1}


def test_a_lighter_week_has_more_rest():
    kinds = Counter(offer.kind for offer in offers(MONDAY, night(), lighter=True))
    assert kinds["rest"] == 2


def test_care_has_no_value_and_asks_little():
    for offer in offers(MONDAY, night()):
        assert offer.care
        assert offer.value == 0
        assert offer.energy is Energy.LOW
        assert offer.step is Step.CARE


def test_walks_are_half_an_hour_and_calls_twenty_minutes():
    minutes = {offer.kind: offer.minutes for offer in offers(MONDAY, night())}
    assert minutes["movement"] == 30
    assert minutes["people"] == 20


def test_walks_spread_over_the_week():
    walks = [o for o in offers(MONDAY, night()) if o.kind == "movement"]
    for one, other in pairwise(walks):
        assert one.latest < other.earliest


def test_the_evening_off_lies_in_the_evening():
    (evening,) = [o for o in offers(MONDAY, night()) if o.kind == "evening_off"]
    zone = ZoneInfo("Europe/Berlin")
    assert evening.earliest.astimezone(zone) == datetime(
        2026, 11, 27, 16, 36, tzinfo=zone
    )
    assert evening.latest.astimezone(zone).hour == 22


def test_what_is_no_evening_is_not_called_one():
    (off,) = [o for o in offers(MONDAY, night(9, 16)) if o.kind == "evening_off"]
    assert off.what.plain() == "Two hours off"
    assert "evening" not in off.why.plain()
    (off,) = [o for o in offers(MONDAY, night(1, 9)) if o.kind == "evening_off"]
    assert off.what.plain() == "An evening off"


@pytest.mark.parametrize(("start", "end"), [(23, 7), (1, 9), (9, 17), (22, 5)])
def test_every_window_opens_and_closes_awake_and_holds_its_minutes(start, end):
    for offer in offers(MONDAY, night(start, end), lighter=True):
        assert offer.latest - offer.earliest >= timedelta(minutes=offer.minutes)
        zone = ZoneInfo("Europe/Berlin")
        opens = offer.earliest.astimezone(zone).time()
        closes = offer.latest.astimezone(zone).time()
        for at in (opens, closes):
            asleep = (
                start <= at.hour or at.hour < end
                if start > end
                else start <= at.hour < end
            )
            assert not asleep


def test_keys_are_stable_and_each_its_own():
    first = offers(MONDAY, night())
    assert first == offers(MONDAY, night())
    assert len({o.key for o in first}) == len(first)
    assert first[0].key == "care:movement:2026-W48:1"
    assert offers(MONDAY + timedelta(7), night())[0].key == "care:movement:2026-W49:1"


def test_words_are_all_there_and_kind():
    for offer in offers(MONDAY, night()):
        for text in (offer.what, offer.why, offer.first_step, offer.if_then):
            said = text.plain()
            assert said
            assert "!" not in said
        assert offer.if_then.plain().startswith("If ")


def test_times_are_in_utc():
    assert all(o.earliest.tzinfo is UTC for o in offers(MONDAY, night()))
