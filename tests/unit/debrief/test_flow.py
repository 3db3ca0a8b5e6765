from datetime import date

from onward.debrief.flow import PARTS, Part, after, before, may_weigh, place

TODAY = date(2026, 11, 25)


def test_the_way_goes_forward_and_back_through_every_part():
    walked = [Part.FEEL]
    while (onward := after(walked[-1])) is not None:
        walked.append(onward)
    assert tuple(walked) == PARTS
    while (back := before(walked[-1])) is not None:
        assert walked.pop() is after(back)
    assert walked == [Part.FEEL]


def test_parts_are_counted_from_one():
    assert [place(part) for part in PARTS] == [1, 2, 3, 4, 5, 6]


def test_a_weight_is_asked_for_once_a_day():
    assert may_weigh([], TODAY)
    assert may_weigh([date(2026, 11, 24)], TODAY)
    assert not may_weigh([date(2026, 11, 24), TODAY], TODAY)
