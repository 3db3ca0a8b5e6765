from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.unit.history.build import FERNHILL, YARROW, event, on_day, timeline

from onward.history.event import EventKind, Source
from onward.history.offers import late_loss, offers, rest_until, talks
from onward.kernel.spans import Span

K = EventKind
LEEDS = ZoneInfo("Europe/London")
DAY = 14
TODAY = date(2026, 3, 16)
WEEK = Span(datetime(2026, 3, 16, tzinfo=UTC), datetime(2026, 3, 23, tzinfo=UTC))


def offered(*timelines):
    return offers(timelines, WEEK, TODAY, LEEDS, {one.id for one in timelines})


def kinds(*timelines):
    return [one.kind for one in offered(*timelines)]


def test_an_answer_that_waits_is_one_offer_that_names_nobody():
    no = event(K.REJECTED, DAY - 2, stage="final")
    (offer,) = offered(timeline(event(K.DESCRIBED, company="Fernhill"), no))
    assert offer.kind == "open_answers"
    assert "Fernhill" not in " ".join(
        text.plain() for text in (offer.what, offer.why, offer.first_step)
    )
    assert offer.subject is None


def test_several_waiting_answers_are_one_offer_that_counts_nothing():
    one = timeline(event(K.REJECTED, DAY))
    two = timeline(event(K.REJECTED, DAY, application=YARROW))
    assert offered(one, two) == offered(one)


def test_nobody_is_asked_whom_the_person_does_not_want_to_ask():
    no = event(K.REJECTED, DAY - 2, source=Source.PERSON, stage="final")
    assert kinds(timeline(no)) == ["feedback"]
    assert offers([timeline(no)], WEEK, TODAY, LEEDS) == []


@pytest.mark.parametrize(
    ("stage", "since", "until"),
    [
        ("final", 0, 18),
        ("final", 1, 17),
        ("final", 2, None),
        ("interview", 0, None),
    ],
)
def test_the_day_of_a_final_rounds_no_and_the_next_are_for_rest(stage, since, until):
    no = event(K.REJECTED, DAY - since, source=Source.PERSON, stage=stage)
    wanted = until and datetime(2026, 3, until, tzinfo=LEEDS)
    assert rest_until([timeline(no)], TODAY, LEEDS) == wanted


@pytest.mark.parametrize(
    ("silent", "due"), [(6, False), (7, True), (30, True), (31, False)]
)
def test_a_note_is_due_after_a_week_and_before_it_is_closed(silent, due):
    talked = timeline(event(K.INTERVIEW, DAY - silent))
    assert ("follow_up" in kinds(talked)) is due


def test_a_note_needs_a_talk_or_an_address_that_can_be_written_to():
    silent = event(K.ACKNOWLEDGED, DAY - 12)
    reachable = event(K.ACKNOWLEDGED, DAY - 12, reply_possible="yes")
    assert kinds(timeline(silent)) == []
    assert kinds(timeline(reachable)) == ["follow_up"]


def test_two_notes_are_enough():
    log = [
        event(K.INTERVIEW, 0),
        event(K.FOLLOWED_UP, 1),
        event(K.FOLLOWED_UP, 5),
    ]
    assert kinds(timeline(*log[:2])) == ["follow_up"]
    assert kinds(timeline(*log)) == []


def test_a_closed_application_needs_no_note():
    assert kinds(timeline(event(K.INTERVIEW, 0), event(K.WITHDRAWN, 2))) == []


@pytest.mark.parametrize(
    ("since", "due"), [(0, False), (1, True), (10, True), (11, False)]
)
def test_asking_why_waits_a_day_and_not_longer_than_ten(since, due):
    no = event(K.REJECTED, DAY - since, source=Source.PERSON, stage="interview")
    assert ("feedback" in kinds(timeline(no))) is due


def test_asking_why_after_a_no_on_paper_is_worth_little():
    human = event(K.REJECTED, DAY - 2, source=Source.PERSON, reply_possible="yes")
    (offer,) = offered(timeline(human))
    assert offer.value < 0.1


@pytest.mark.parametrize(
    "more",
    [
        event(K.ASKED_FEEDBACK, DAY - 1),
        event(K.GOT_FEEDBACK, DAY - 1),
    ],
)
def test_why_is_asked_once(more):
    no = event(K.REJECTED, DAY - 2, source=Source.PERSON, stage="final")
    assert kinds(timeline(no, more)) == []


def test_who_wants_to_ask_may_also_where_the_letter_said_why():
    no = event(
        K.REJECTED, DAY - 2, source=Source.PERSON, stage="final", feedback="Pace."
    )
    assert kinds(timeline(no)) == ["feedback"]


def test_a_talk_this_week_is_prepared_before_it_begins():
    when = on_day(DAY + 3)
    talk = timeline(event(K.INTERVIEW, DAY - 1, when=when.isoformat()))
    (offer,) = offered(talk)
    assert offer.kind == "prepare"
    assert offer.latest == when
    assert "Thursday" in offer.why.plain()


def test_a_talk_that_was_or_was_called_off_is_not_prepared():
    past = event(K.INTERVIEW, DAY - 5, when=on_day(DAY - 3).isoformat())
    ahead = event(K.INTERVIEW, DAY - 5, when=on_day(DAY + 3).isoformat())
    assert "prepare" not in kinds(timeline(past))
    assert kinds(timeline(ahead, event(K.WITHDRAWN, DAY - 1))) == []


def test_a_moved_talk_takes_only_its_new_time():
    first = event(K.INTERVIEW, DAY - 5, when=on_day(DAY + 1).isoformat())
    moved = event(K.INTERVIEW, DAY - 4, when=on_day(DAY + 3).isoformat())
    around = timedelta(minutes=15)
    taken = talks([timeline(first, moved)], WEEK)
    assert taken == [
        Span(on_day(DAY + 3) - around, on_day(DAY + 3) + timedelta(hours=1) + around)
    ]


def test_a_talk_in_another_week_takes_nothing_of_this_one():
    talk = event(K.INTERVIEW, DAY - 5, when=on_day(DAY + 30).isoformat())
    assert talks([timeline(talk)], WEEK) == []


def test_a_task_is_done_by_its_day():
    due = on_day(DAY + 2)
    (offer,) = offered(timeline(event(K.ASSESSMENT, DAY - 1, due=due.isoformat())))
    assert (offer.kind, offer.latest) == ("task", due)


def test_a_task_without_a_day_is_offered_for_two_weeks():
    assert kinds(timeline(event(K.ASSESSMENT, DAY - 3))) == ["task"]
    assert kinds(timeline(event(K.ASSESSMENT, DAY - 15))) == []


def test_a_task_whose_day_has_gone_is_not_offered():
    late = event(K.ASSESSMENT, DAY - 6, due=on_day(DAY - 2).isoformat())
    assert kinds(timeline(late)) == []


def test_offers_name_the_company_else_the_role_else_them():
    talk = event(K.INTERVIEW, DAY - 8)
    named = timeline(talk, event(K.DESCRIBED, company="Fernhill"))
    titled = timeline(talk, event(K.DESCRIBED, role="Buyer"))
    said = [offered(one)[0].what.plain() for one in (named, titled, timeline(talk))]
    assert "Fernhill" in said[0]
    assert "Buyer" in said[1]
    assert "them" in said[2]


def test_the_same_history_gives_the_same_offers_in_the_same_order():
    one = timeline(event(K.INTERVIEW, DAY - 8))
    two = timeline(event(K.INTERVIEW, DAY - 9, application=YARROW))
    assert offered(one, two) == offered(two, one)
    assert {offer.subject for offer in offered(one, two)} == {
        str(FERNHILL),
        str(YARROW),
    }


@pytest.mark.parametrize(
    ("stage", "seen", "late"),
    [("final", DAY, True), ("final", DAY - 9, False), ("application", DAY, False)],
)
def test_a_late_loss_is_one_after_a_talk_seen_this_week(stage, seen, late):
    no = event(K.REJECTED, 1, stage=stage)
    opened = event(K.OPENED, seen, event=no.id)
    assert late_loss([timeline(no, opened)], on_day(DAY + 1).date(), UTC) is late


@pytest.mark.parametrize(
    ("after", "late"), [(-1, False), (0, True), (6, True), (7, False)]
)
def test_a_loss_counts_from_the_whole_day_it_was_told_on(after, late):
    told = event(K.REJECTED, DAY, stage="final", source=Source.PERSON)
    today = on_day(DAY + after).date()
    assert late_loss([timeline(told)], today, LEEDS) is late


def test_a_no_that_still_waits_is_not_a_loss_yet():
    no = event(K.REJECTED, DAY, stage="final")
    assert not late_loss([timeline(no)], on_day(DAY + 1).date(), UTC)
