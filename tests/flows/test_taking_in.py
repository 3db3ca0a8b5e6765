"""Coming back: all or nothing, what is here stays, and the same mail is one thing."""

import json
import random
import zipfile
from datetime import UTC, date, datetime

import pytest
from tests.flows import story
from tests.flows.build import read

from onward.care.my_person import MyPerson
from onward.debrief.flow import Part
from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.errors import Damaged
from onward.mail.signal import Kind
from onward.services import (
    applications,
    archive,
    debriefs,
    doctor,
    erasing,
    review,
    weeks,
)
from onward.services import help as telling
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.store.log import all_timelines
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    DebriefRow,
    EventRow,
    KeptMessage,
    LessonRow,
    Preferences,
    Quarantined,
    SealedNote,
)

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def mailbox():
    """Letters of three applications, the same bytes in every run."""
    received = Kind.ACKNOWLEDGED
    return [
        read(received, 1, company="Yarrow", raw=b"y1"),
        read(Kind.INTERVIEW, 5, company="Yarrow", stage="interview", raw=b"y2"),
        read(Kind.REJECTED, 9, company="Yarrow", raw=b"y3"),
        read(received, 2, company="Fernhill", raw=b"f1"),
        read(Kind.REJECTED, 8, company="Fernhill", raw=b"f2"),
        read(received, 3, company="Kestrel Lane", raw=b"k1"),
        read(Kind.OFFER, 9, company="Kestrel Lane", raw=b"k2"),
    ]


def one_of(owner, company):
    return ApplicationRow.objects.get(owner=owner, company=company, live=True).id


def message(owner, mail):
    return KeptMessage.objects.get(owner=owner, digest=mail.digest)


def told(owner):
    """What an owner's log amounts to, whatever its lines are called."""
    return sorted(
        (
            one.company or "",
            one.role or "",
            one.state.value,
            one.furthest.value,
            len(one.waiting),
            sorted((e.kind, e.message or "", e.words, e.source) for e in one.events),
        )
        for one in all_timelines(owner).values()
    )


def words(owner):
    rows = KeptMessage.objects.filter(owner=owner).order_by("digest")
    return list(rows.values_list("digest", "standing", "corrected", "kind"))


@pytest.fixture
def come(alice, bob, place, tmp_path):
    """Take what Alice has to Bob, who stands for her other computer."""
    file = tmp_path / "all.zip"

    def again():
        return archive.take_in(bob, file)

    def act():
        archive.export(alice, file, own_words=True)
        erasing.erase_all(alice, place)
        return again()

    act.again = again
    return act


class TestTheSameMailOnTwoMachines:
    def test_nothing_of_it_comes_in_twice(self, alice, bob, come, place):
        mails = mailbox()
        for owner in (alice, bob):
            story.take(owner, *mails)
        before = told(bob)
        fresh = come()
        assert {name for name, n in fresh.items() if n} == set()
        assert told(bob) == before
        assert ApplicationRow.objects.filter(owner=bob).count() == 3
        assert doctor.examine(bob, place) == []

    def test_what_was_added_by_hand_comes_to_the_application_it_is_about(
        self, alice, bob, come, place
    ):
        mails = mailbox()
        for owner in (alice, bob):
            story.take(owner, *mails)
        yarrow, fernhill = one_of(alice, "Yarrow"), one_of(alice, "Fernhill")
        applications.happened(alice, yarrow, EventKind.NOTE, DAY, {"note": "x"})
        applications.open_answers(alice, yarrow)
        interview = EventRow.objects.get(application=yarrow, kind="interview")
        applications.undo(alice, interview.id)
        applications.merge(alice, fernhill, one_of(alice, "Kestrel Lane"))
        applications.add(alice, "By Hand", "Buyer", DAY, Channel.BOARD)
        expected = told(alice)
        come()
        assert told(bob) == expected
        assert sum(come.again().values()) == 0
        assert told(bob) == expected
        assert doctor.examine(bob, place) == []

    def test_debriefs_lessons_and_plans_are_about_what_is_here(self, alice, bob, come):
        talk = datetime(2026, 4, 2, 10, tzinfo=UTC)
        soon = story.mail(Kind.INTERVIEW, NOW, "Orchard", "Buyer", when=talk)
        mails = [*mailbox(), soon]
        for owner in (alice, bob):
            story.take(owner, *mails)
        one = debriefs.begin(alice, one_of(alice, "Yarrow"), NOW)
        debriefs.keep(alice, one, {"weight": 8}, NOW, today=DAY, to=Part.SAYS)
        debriefs.put_in_plan(alice, one, ["a"], "", NOW)
        story.answered(alice)
        weeks.plan(alice, date(2026, 3, 30), datetime(2026, 3, 28, tzinfo=UTC))
        come()
        no = EventRow.objects.get(owner=bob, message=mails[2].digest, kind="rejected")
        assert DebriefRow.objects.get(owner=bob).event == no
        assert LessonRow.objects.get(owner=bob).event == no
        ours = {str(row.id) for row in ApplicationRow.objects.filter(owner=bob)}
        lines = {str(row.id) for row in EventRow.objects.filter(owner=bob)}
        blocks = [row.candidate for row in BlockRow.objects.filter(owner=bob)]
        assert {one["subject"] for one in blocks if one["subject"]} <= ours
        prepared = [one["key"] for one in blocks if one["key"].startswith("prepare:")]
        assert {key.split(":")[1] for key in prepared} <= lines
        assert prepared

    @pytest.mark.parametrize("kind", [Kind.INTERVIEW, Kind.OTHER])
    def test_the_persons_word_comes_along(self, alice, bob, come, place, kind):
        mails = mailbox()
        for owner in (alice, bob):
            story.take(owner, *mails)
        review.decide(alice, message(alice, mails[4]).id, kind)
        expected = told(alice), words(alice)
        come()
        assert (told(bob), words(bob)) == expected
        come.again()
        assert (told(bob), words(bob)) == expected
        assert doctor.examine(bob, place) == []

    def test_where_both_have_one_what_is_here_stays(self, alice, bob, come):
        mails = mailbox()
        for owner in (alice, bob):
            story.take(owner, *mails)
        review.decide(alice, message(alice, mails[4]).id, Kind.INTERVIEW)
        review.decide(bob, message(bob, mails[4]).id, Kind.ON_HOLD)
        expected = told(bob), words(bob)
        come()
        assert (told(bob), words(bob)) == expected

    def test_what_was_not_filed_here_yet_is_filed_once(self, alice, bob, come, place):
        mails = mailbox()
        story.take(alice, *mails)
        keep(bob, mails)
        expected = told(alice)
        come()
        assert told(bob) == expected
        assert list(file_kept(bob, NOW)) == []
        assert doctor.examine(bob, place) == []

    def test_what_was_left_alone_here_comes_with_its_text(self, alice, bob, come):
        mail = read(company="Yarrow")
        story.take(alice, mail)
        KeptMessage.objects.create(
            owner=bob,
            digest=mail.digest,
            source="x",
            standing=KeptMessage.Standing.ALONE,
            kind="other",
            confidence=0.9,
        )
        come()
        assert message(bob, mail).text == mail.message.text
        assert message(bob, mail).standing == KeptMessage.Standing.FILED
        assert len(told(bob)) == 1

    @pytest.mark.parametrize("seed", range(20))
    def test_after_whatever_was_done_there_both_tell_the_same(
        self, alice, bob, come, place, seed
    ):
        mails = mailbox()
        for owner in (alice, bob):
            story.take(owner, *mails)
        rng = random.Random(seed)
        for _ in range(12):
            _act(alice, rng)
        expected = told(alice), words(alice)
        come()
        assert told(bob) == expected[0]
        assert words(bob) == expected[1]
        assert sum(come.again().values()) == 0
        assert (told(bob), words(bob)) == expected
        assert doctor.examine(bob, place) == []

    @pytest.mark.parametrize("seed", range(20))
    def test_whatever_was_done_on_both_no_message_speaks_twice(
        self, alice, bob, come, place, seed
    ):
        mails = mailbox()
        rng = random.Random(seed)
        for owner in (alice, bob):
            story.take(owner, *mails[rng.randrange(3) :])
            for _ in range(6):
                _act(owner, rng)
        mine = {row.digest: row for row in KeptMessage.objects.filter(owner=bob)}
        come()
        spoken = [
            event.message
            for one in all_timelines(bob).values()
            for event in one.events
            if event.message
        ]
        assert len(spoken) == len(set(spoken))
        for row in KeptMessage.objects.filter(owner=bob, digest__in=mine):
            if mine[row.digest].corrected:
                assert row.corrected == mine[row.digest].corrected
        before = told(bob), words(bob)
        assert sum(come.again().values()) == 0
        assert (told(bob), words(bob)) == before
        assert doctor.examine(bob, place) == []


def _act(owner, rng):
    """Do something a person can do, to something there is."""
    live = sorted(all_timelines(owner).values(), key=lambda one: one.company or "")
    if not live:
        return
    one = rng.choice(live)
    event = rng.choice(one.events)
    match rng.randrange(7):
        case 0:
            applications.happened(owner, one.id, EventKind.NOTE, DAY, {"note": "x"})
        case 1:
            applications.undo(owner, event.id)
        case 2:
            rows = KeptMessage.objects.filter(owner=owner).order_by("digest")
            kind = rng.choice([Kind.INTERVIEW, Kind.REJECTED, Kind.OTHER, Kind.OFFER])
            into = rng.choice([None, one.id])
            review.decide(owner, rng.choice(list(rows)).id, kind, into)
        case 3:
            other = rng.choice(live)
            if other.id != one.id:
                applications.merge(owner, one.id, other.id)
        case 4:
            applications.split(owner, one.id, [event.id])
        case 5:
            applications.describe(owner, one.id, {"role": f"Role {rng.random()}"})
        case 6:
            applications.open_answers(owner, one.id)


class TestWhatIsHereStays:
    def test_answers_are_taken_over_where_there_are_none(self, alice, bob, come):
        Preferences.objects.filter(owner=alice).update(
            answered=True, hours_per_week=22, country="DE"
        )
        assert come()["Preferences"] == 1
        here = Preferences.objects.get(owner=bob)
        assert (here.answered, here.hours_per_week, here.country) == (True, 22, "DE")
        assert come.again()["Preferences"] == 0

    def test_an_older_export_changes_no_answer(self, bob, come):
        Preferences.objects.filter(owner=bob).update(answered=True, hours_per_week=22)
        assert come()["Preferences"] == 0
        here = Preferences.objects.get(owner=bob)
        assert (here.answered, here.hours_per_week) == (True, 22)

    def test_dates_that_fill_themselves_come_back_as_they_were(self, alice, bob, come):
        BusyCalendar.objects.create(owner=alice, name="work.ics")
        Quarantined.objects.create(owner=alice, source="mail.mbox", reason="time")
        BusyCalendar.objects.update(read_at=LONG_AGO)
        Quarantined.objects.update(found=LONG_AGO)
        come()
        assert BusyCalendar.objects.get(owner=bob).read_at == LONG_AGO
        assert Quarantined.objects.get(owner=bob).found == LONG_AGO

    def test_a_name_that_grows_as_it_is_compared_comes_back(self, alice, bob, come):
        applications.add(alice, "ß" * 150, "Dev", DAY, Channel.BOARD)
        assert come()["ApplicationRow"] == 1
        assert one_of(bob, "ß" * 150)


def _set(**values):
    return lambda fields: fields.update(values)


def _without(name):
    return lambda fields: fields.pop(name)


def _naive_details(fields):
    fields["details"]["when"] = "2026-11-27T10:00:00"


class TestRefusedAsAWhole:
    @pytest.mark.parametrize(
        ("model", "change"),
        [
            ("eventrow", _set(happened=None)),
            ("eventrow", _without("happened")),
            ("eventrow", _without("owner")),
            ("eventrow", _set(happened="2026-11-27T10:00:00")),
            ("eventrow", _naive_details),
            ("keptmessage", _set(source=None)),
            ("keptmessage", _set(date="2026-11-27T10:00:00")),
            ("sealednote", _set(said={"x": 1})),
            ("sealednote", _set(said={"name": "Charlie", "reach": 7})),
            ("sealednote", _without("said")),
            ("debriefrow", _without("said")),
            ("debriefrow", _set(said=["x"])),
        ],
    )
    def test_an_export_with_a_row_that_no_page_could_show(
        self, alice, bob, place, tmp_path, model, change
    ):
        story.take(alice, *mailbox())
        telling.tell_my_person(alice, MyPerson("Charlie", "0161 496 0123"), NOW)
        debriefs.begin(alice, one_of(alice, "Yarrow"), NOW)
        archive.export(alice, tmp_path / "whole.zip", own_words=True)
        erasing.erase_all(alice, place)
        with zipfile.ZipFile(tmp_path / "whole.zip") as whole:
            plain = json.loads(whole.read("onward.json"))
        row = next(one for one in plain["rows"] if one["model"] == f"store.{model}")
        change(row["fields"])
        with zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed:
            changed.writestr("onward.json", json.dumps(plain))
        with pytest.raises(Damaged, match="Nothing was changed"):
            archive.take_in(bob, tmp_path / "changed.zip")
        for kept in (ApplicationRow, EventRow, KeptMessage, SealedNote, DebriefRow):
            assert not kept.objects.exists()
