"""From messages read to applications: joined, idempotent, correctable, kill-safe."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.flows.build import lost, read

from onward.demo.mailbox import mailbox
from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.errors import NotFound
from onward.mail.signal import Kind
from onward.services import applications, erasing, matching, review
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow, EventRow, KeptMessage, Quarantined

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def take(owner, *reads):
    keep(owner, reads)
    return sum(file_kept(owner, NOW))


def live(owner):
    rows = ApplicationRow.objects.filter(owner=owner, live=True).order_by(
        "company", "role"
    )
    return [(row.company, row.role, row.furthest, row.state) for row in rows]


def test_messages_about_one_role_become_one_application(alice):
    take(
        alice,
        read(Kind.ACKNOWLEDGED, 0),
        read(Kind.INTERVIEW, 9, company="Fernhill Foods Ltd", stage="interview"),
        read(Kind.REJECTED, 20, role=None),
    )
    assert live(alice) == [
        ("Fernhill Foods", "Supply Planner", "interview", "rejected")
    ]


def test_two_that_file_at_once_learn_from_each_other(alice, monkeypatch):
    monkeypatch.setattr("onward.services.importing.FILED_AT_ONCE", 1)
    keep(alice, [read(company="Otter Press", role="Editor"), read(day=9)])
    slow = file_kept(alice, NOW)
    next(slow)
    take(alice, read(company="Heron Mills", role="Weaver"))
    keep(alice, [read(Kind.REJECTED, 20, company="Heron Mills", role="Weaver")])
    assert list(slow) == [1]
    assert [one[0] for one in live(alice)] == [
        "Fernhill Foods",
        "Heron Mills",
        "Otter Press",
    ]


@pytest.mark.django_db(transaction=True)
def test_what_is_erased_while_mail_is_filed_stays_erased(alice, monkeypatch):
    monkeypatch.setattr("onward.services.importing.FILED_AT_ONCE", 1)
    take(alice, read(day=40, company="Otter Press", role="Editor"))
    keep(alice, [read(), read(day=1, company="Heron Mills"), read(Kind.REJECTED, 20)])
    slow = file_kept(alice, NOW)
    next(slow), next(slow)
    erasing.erase_application(
        alice, ApplicationRow.objects.get(company__startswith="F").id
    )
    # The one that was erased is not known any more: the no opens another.
    assert list(slow) == [1]
    assert live(alice) == [
        ("Fernhill Foods", "Supply Planner", "application", "rejected"),
        ("Heron Mills", "Supply Planner", "application", "open"),
        ("Otter Press", "Editor", "application", "open"),
    ]


@pytest.mark.django_db(transaction=True)
def test_all_that_is_known_is_read_before_the_write_lock_is_taken(alice):
    take(alice, read(), read(Kind.REJECTED, 5, confidence=0.6))
    keep(alice, [read(Kind.INTERVIEW, 9)])
    unsure = KeptMessage.objects.get(standing="unsure")
    for act in (
        lambda: list(file_kept(alice, NOW)),
        lambda: review.decide(alice, unsure.id, Kind.ON_HOLD),
    ):
        with CaptureQueriesContext(connection) as captured:
            act()
        said = [query["sql"] for query in captured]
        locked = said.index(next(sql for sql in said if sql.startswith("BEGIN")))
        (reads,) = [at for at, sql in enumerate(said) if _reads_everything(sql)]
        assert reads < locked


def _reads_everything(sql):
    return "store_applicationrow" in sql and "ORDER BY" in sql and "LIMIT" not in sql


def test_what_is_added_while_mail_is_filed_is_known_without_reading_all_again(
    alice, monkeypatch
):
    monkeypatch.setattr("onward.services.importing.FILED_AT_ONCE", 1)
    made = counted(monkeypatch, matching, "Matcher")
    keep(alice, [read(company="Otter Press"), read(company=None, day=9, role="Cook")])
    slow = file_kept(alice, NOW)
    next(slow)
    otter = ApplicationRow.objects.get()
    applications.describe(alice, otter.id, {"company": "Heron Mills", "role": "Cook"})
    assert list(slow) == [1]
    assert live(alice) == [("Heron Mills", "Cook", "application", "open")]
    assert len(made) == 1


def test_somebody_who_keeps_undoing_does_not_keep_mail_from_being_filed(
    alice, monkeypatch
):
    one = applications.add(alice, "Heron", "", date(2026, 3, 2), Channel.BOARD)
    notes = [
        applications.happened(alice, one, EventKind.NOTE, date(2026, 3, 2))
        for _ in range(9)
    ]
    made = counted(
        monkeypatch,
        matching,
        "Matcher",
        lambda: applications.undo(alice, notes.pop()),
    )
    assert take(alice, read()) == 1
    assert len(made) == 4  # three times outside of the lock, and then under it


def counted(monkeypatch, where, name, then=lambda: None):
    """Note each time `name` is called, and do something after it."""
    real, made = getattr(where, name), []

    def noted(*given):
        made.append(real(*given))
        then()
        return made[-1]

    monkeypatch.setattr(where, name, noted)
    return made


def test_mail_without_a_date_joins_what_is_dated(alice, bob):
    bare = read()
    undated = replace(bare, message=replace(bare.message, date=None))
    no = read(Kind.REJECTED, 9)
    take(alice, undated, no)
    take(bob, undated)
    take(bob, no)
    told = [("Fernhill Foods", "Supply Planner", "application", "rejected")]
    assert live(alice) == live(bob) == told
    assert KeptMessage.objects.filter(date=None).count() == 2
    assert ApplicationRow.objects.get(owner=alice, live=True).applied_on is None


class TestThreads:
    """A reply goes where its thread is now."""

    reply = staticmethod(
        lambda: read(
            Kind.INTERVIEW,
            20,
            company=None,
            role=None,
            references=["<a@x.example>"],
            sender="dana@mail-provider.example",
        )
    )

    def test_after_a_merge(self, alice):
        take(alice, read(message_id="<a@x.example>"))
        one = ApplicationRow.objects.get().id
        other = applications.add(
            alice, "Hilltop", "Planner", date(2026, 3, 2), Channel.BOARD
        )
        applications.merge(alice, one, other)
        take(alice, self.reply())
        assert live(alice) == [("Hilltop", "Planner", "interview", "open")]

    def test_after_a_split(self, alice):
        take(alice, read(), read(Kind.REJECTED, 9, message_id="<a@x.example>"))
        no = EventRow.objects.get(kind="rejected")
        fresh = applications.split(alice, no.application_id, [no.id])
        take(alice, self.reply())
        assert EventRow.objects.get(kind="interview").application_id == fresh

    def test_after_it_was_taken_back_and_filed_elsewhere(self, alice):
        take(alice, read(message_id="<a@x.example>"), read(company="Yarrow"))
        yarrow = ApplicationRow.objects.get(company="Yarrow").id
        message = KeptMessage.objects.get(message_id="<a@x.example>")
        review.decide(alice, message.id, Kind.ACKNOWLEDGED, yarrow)
        take(alice, self.reply())
        assert EventRow.objects.get(kind="interview").application_id == yarrow


def test_a_company_is_known_however_its_letters_are_spaced(alice):
    take(
        alice,
        read(company="D. E. Shore Labs", sender="jobs@greenhouse.io"),
        read(Kind.REJECTED, 9, company="DE Shore Labs", sender="jobs@greenhouse.io"),
    )
    assert live(alice) == [
        ("D. E. Shore Labs", "Supply Planner", "application", "rejected")
    ]


def test_a_role_that_comes_up_later_is_learned(alice):
    take(alice, read(role=None), read(Kind.INTERVIEW, 3))
    assert live(alice) == [("Fernhill Foods", "Supply Planner", "interview", "open")]


def test_a_reply_in_the_thread_needs_no_name(alice):
    first = read(message_id="<a@x.example>")
    reply = read(
        Kind.INTERVIEW,
        4,
        company=None,
        role=None,
        references=["<a@x.example>"],
        sender="dana@mail-provider.example",
    )
    take(alice, first, reply)
    assert live(alice)[0][2] == "interview"


def test_mail_the_person_sent_belongs_to_whom_it_was_sent(alice):
    own = read(
        Kind.WITHDRAWN,
        5,
        company=None,
        role=None,
        sender="alice.marlow@post.example",
        to=["jobs@fernhill.example"],
    )
    take(alice, read(), read(day=1), own)
    assert live(alice) == [
        ("Fernhill Foods", "Supply Planner", "application", "withdrawn")
    ]


def test_what_says_nothing_leaves_only_a_trace(alice):
    take(alice, read(Kind.OTHER, text="A private letter."))
    row = KeptMessage.objects.get(owner=alice)
    assert (row.text, row.subject, row.sender, row.words) == ("", "", "", "")
    assert live(alice) == []


def test_a_doubtful_message_is_asked_about_and_not_filed(alice):
    take(alice, read(Kind.REJECTED, confidence=0.6))
    assert KeptMessage.objects.get(owner=alice).standing == "unsure"
    assert live(alice) == []


def test_two_roles_at_one_company_are_asked_about(alice):
    take(
        alice,
        read(role="Supply Planner"),
        read(role="Buyer", day=1),
        read(Kind.REJECTED, 9, role=None),
    )
    assert KeptMessage.objects.filter(owner=alice, standing="unsure").count() == 1
    assert {state for *_, state in live(alice)} == {"open"}


def test_outreach_is_kept_but_is_no_application(alice):
    take(alice, read(Kind.OUTREACH))
    assert live(alice) == []
    assert KeptMessage.objects.get(owner=alice).text


def test_a_message_that_could_not_be_read_is_named_with_its_reason(alice):
    bad = lost("memory")
    take(alice, bad, bad, read())
    (row,) = Quarantined.objects.filter(owner=alice)
    assert (row.source, row.reason) == (bad.label, "memory")
    assert len(live(alice)) == 1


def test_two_messages_of_one_name_are_both_set_aside_until_they_are_read(alice):
    keep(alice, [replace(lost(), ordinal=12), replace(lost("crash"), ordinal=12)])
    keep(alice, [replace(read(raw=b"x"), problem="too_big")])
    assert Quarantined.objects.count() == 3
    first = Quarantined.objects.get(reason="time")
    again = replace(read(), digest=first.digest, ordinal=99)
    keep(alice, [again, read(raw=b"x")])
    assert list(Quarantined.objects.values_list("reason", flat=True)) == ["crash"]


def test_what_an_older_onward_set_aside_is_known_by_its_name(alice):
    one = lost()
    Quarantined.objects.create(owner=alice, source=one.label, reason="time")
    keep(alice, [one])
    assert Quarantined.objects.get().digest == one.digest


def test_importing_again_in_any_order_changes_nothing(alice, bob):
    reads = [
        read(Kind.ACKNOWLEDGED, 0),
        read(Kind.INTERVIEW, 5, stage="screen"),
        read(Kind.REJECTED, 9),
        read(Kind.ACKNOWLEDGED, 20, company="Yarrow", role="Buyer"),
        read(Kind.OFFER, 40, company="Yarrow"),
        read(Kind.OTHER),
        read(Kind.REJECTED, 41, company="Thistle", role=None, confidence=0.5),
    ]
    take(alice, *reads)
    told = live(alice)
    events = EventRow.objects.filter(owner=alice).count()
    for seed in range(10):
        random.Random(seed).shuffle(reads)
        take(alice, *reads)
    assert live(alice) == told
    assert EventRow.objects.filter(owner=alice).count() == events
    random.Random(3).shuffle(reads)
    take(bob, *reads)
    assert live(bob) == told


def test_the_same_bytes_twice_are_one_message(alice):
    assert keep(alice, [read(raw=b"x"), read(raw=b"x")]) == 1
    assert keep(alice, [read(raw=b"x"), read(raw=b"y")]) == 1


def test_every_automatic_entry_can_be_undone_and_redone(alice):
    take(alice, read(), read(Kind.REJECTED, 9))
    no = EventRow.objects.get(owner=alice, kind="rejected")
    applications.undo(alice, no.id)
    assert live(alice)[0][3] == "open"
    undo = EventRow.objects.get(owner=alice, kind="retracted")
    applications.undo(alice, undo.id)
    assert live(alice)[0][3] == "rejected"


class TestThePersonsWord:
    def test_relabelling_takes_back_and_files_anew(self, alice):
        take(alice, read(), read(Kind.REJECTED, 9))
        no = KeptMessage.objects.get(owner=alice, kind="rejected")
        review.decide(alice, no.id, Kind.ON_HOLD)
        assert live(alice)[0][3] == "on_hold"
        assert KeptMessage.objects.get(id=no.id).corrected == "on_hold"

    def test_it_outlives_reading_the_mailbox_again(self, alice):
        no = read(Kind.REJECTED, 9)
        take(alice, read(), no)
        row = KeptMessage.objects.get(owner=alice, digest=no.digest)
        review.decide(alice, row.id, Kind.OTHER)
        take(alice, no)
        assert live(alice)[0][3] == "open"

    def test_a_confirmed_no_does_not_wait(self, alice):
        take(alice, read(), read(Kind.REJECTED, 9, confidence=0.6))
        row = KeptMessage.objects.get(owner=alice, standing="unsure")
        review.decide(alice, row.id, Kind.REJECTED)
        (one,) = all_timelines(alice).values()
        assert one.waiting == ()
        assert live(alice)[0][3] == "rejected"

    def test_it_may_name_the_application(self, alice):
        take(
            alice,
            read(role="Buyer"),
            read(role="Supply Planner", day=1),
            read(Kind.REJECTED, 9, role=None),
        )
        buyer = ApplicationRow.objects.get(owner=alice, role="Buyer")
        row = KeptMessage.objects.get(owner=alice, standing="unsure")
        assert review.decide(alice, row.id, Kind.REJECTED, buyer.id) == buyer.id
        assert live(alice)[0][1:] == ("Buyer", "application", "rejected")

    def test_a_message_about_nothing_known_opens_an_application(self, alice):
        take(
            alice,
            read(Kind.ACKNOWLEDGED, company=None, role=None, sender="x@gmail.com"),
        )
        row = KeptMessage.objects.get(owner=alice)
        made = review.decide(alice, row.id, Kind.ACKNOWLEDGED)
        assert ApplicationRow.objects.get(id=made).live

    def test_mail_put_right_leaves_the_names_that_other_mail_tells(self, alice):
        take(alice, read(), read(Kind.REJECTED, 9))
        first = KeptMessage.objects.get(owner=alice, kind="acknowledged")
        review.decide(alice, first.id, Kind.OTHER)
        assert live(alice) == [
            ("Fernhill Foods", "Supply Planner", "application", "rejected")
        ]

    def test_names_stay_when_the_mail_that_told_them_moves_away(self, alice):
        take(alice, read(role=None), read(Kind.REJECTED, 9), read(company="Yarrow"))
        first, *_ = KeptMessage.objects.order_by("date", "company")
        yarrow = ApplicationRow.objects.get(company="Yarrow").id
        review.decide(alice, first.id, Kind.ACKNOWLEDGED, yarrow)
        assert [row[:2] for row in live(alice)] == [
            ("Fernhill Foods", "Supply Planner"),
            ("Yarrow", "Supply Planner"),
        ]

    def test_saying_what_is_known_already_writes_nothing_anew(self, alice):
        take(alice, read(), read(Kind.REJECTED, 9))
        no = EventRow.objects.get(kind="rejected")
        row = KeptMessage.objects.get(kind="rejected")
        for application in (None, no.application_id):
            review.decide(alice, row.id, Kind.REJECTED, application)
        assert EventRow.objects.filter(kind="rejected").count() == 1
        assert not EventRow.objects.filter(kind="retracted").exists()
        assert KeptMessage.objects.get(kind="rejected").corrected == "rejected"
        (one,) = all_timelines(alice).values()
        assert one.waiting == ()

    @pytest.mark.django_db(transaction=True)
    def test_it_is_taken_in_one_piece_so_that_nothing_erased_comes_back(self, alice):
        take(alice, read(Kind.REJECTED, confidence=0.6))
        row = KeptMessage.objects.get()
        for act in (
            lambda: review.none_of_these(alice, [row.id]),
            lambda: review.decide(alice, row.id, Kind.REJECTED),
        ):
            with CaptureQueriesContext(connection) as captured:
                act()
            said = [query["sql"] for query in captured]
            locked = next(at for at, sql in enumerate(said) if sql.startswith("BEGIN"))
            assert not any('"text"' in sql for sql in said[:locked])
            assert said.count("COMMIT") == 1

    def test_it_never_reaches_into_somebody_elses_application(self, alice, bob):
        take(alice, read())
        take(bob, read(Kind.REJECTED, confidence=0.6))
        hers = ApplicationRow.objects.get(owner=alice)
        his = KeptMessage.objects.get(owner=bob)
        with pytest.raises(NotFound):
            review.decide(bob, his.id, Kind.REJECTED, hers.id)
        assert KeptMessage.objects.get(id=his.id).standing == "unsure"

    def test_a_message_that_is_not_here_is_said_so(self, alice, bob):
        take(bob, read())
        other = KeptMessage.objects.get(owner=bob)
        with pytest.raises(NotFound):
            review.decide(alice, other.id, Kind.OTHER)


class TestByHand:
    def test_merging_joins_and_undoing_parts(self, alice):
        take(
            alice, read(company="Fernhill"), read(Kind.INTERVIEW, 3, company="Hilltop")
        )
        first, second = ApplicationRow.objects.filter(owner=alice).order_by("company")
        merge = applications.merge(alice, second.id, first.id)
        assert [row[0] for row in live(alice)] == ["Fernhill"]
        assert live(alice)[0][2] == "interview"
        applications.undo(alice, merge)
        assert [row[0] for row in live(alice)] == ["Fernhill", "Hilltop"]

    def test_splitting_gives_chosen_entries_to_a_new_application(self, alice):
        take(alice, read(), read(Kind.INTERVIEW, 3))
        talk = EventRow.objects.get(owner=alice, kind="interview")
        applications.split(alice, talk.application_id, [talk.id])
        assert sorted(row[2] for row in live(alice)) == ["application", "interview"]

    def test_opening_an_answer_ends_its_waiting(self, alice):
        take(alice, read(), read(Kind.REJECTED, 9))
        row = ApplicationRow.objects.get(owner=alice)
        assert row.waiting == 1
        applications.open_answers(alice, row.id)
        row.refresh_from_db()
        assert row.waiting == 0


@pytest.fixture(scope="module")
def small_mailbox(tmp_path_factory):
    """The first 80 messages of the demo, and a folder with an empty, migrated store."""
    folder = tmp_path_factory.mktemp("killed")
    whole = mailbox(datetime(2026, 11, 25, tzinfo=UTC).date())
    pieces = whole.split(b"\nFrom demo@")
    (folder / "small.mbox").write_bytes(b"\nFrom demo@".join(pieces[:80]) + b"\n")
    home = folder / "empty"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"],
        env=_environment(home),
        check=True,
        capture_output=True,
    )
    return folder


def _environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "ONWARD_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "onward.config.settings",
    }


def _import(home: Path, at: int, file: Path) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).with_name("killed_import.py")
    return subprocess.run(
        [sys.executable, str(script), str(at), str(file)],
        env=_environment(home),
        capture_output=True,
        text=True,
        check=False,
    )


def _content(home: Path):
    with closing(sqlite3.connect(home / "onward.sqlite3")) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        mail = store.execute(
            "SELECT digest, kind, standing FROM store_keptmessage"
        ).fetchall()
        events = store.execute(
            "SELECT e.message, e.kind, e.happened, e.words, a.company, a.role, a.state"
            " FROM store_eventrow e JOIN store_applicationrow a ON a.id = e.application_id"
        ).fetchall()
        lists = store.execute(
            "SELECT company, role, state, furthest, waiting, live FROM store_applicationrow"
        ).fetchall()
    return sorted(map(repr, mail)), sorted(map(repr, events)), sorted(map(repr, lists))


def _killed(small_mailbox: Path, work: Path, file: Path, kills: int) -> Any:
    """Import `file` with that many kills, each once more unkilled; return the store."""
    whole = work / "whole"
    shutil.copytree(small_mailbox / "empty", whole)
    done = _import(whole, 0, file)
    assert done.returncode == 0, done.stderr
    writes = int(done.stdout)
    expected = _content(whole)
    assert len(expected[0]) > 70  # of eighty, less what was spam
    assert len(expected[1]) > 20
    steps = sorted({1 + at * (writes - 1) // (kills - 1) for at in range(kills)})
    assert len(steps) == min(kills, writes)
    for at in steps:
        home = work / f"killed-{at}"
        shutil.copytree(small_mailbox / "empty", home)
        assert _import(home, at, file).returncode == -9
        again = _import(home, 0, file)
        assert again.returncode == 0, again.stderr
        assert _content(home) == expected, f"killed at write {at}"
    return expected


def test_twenty_kills_lose_nothing_and_double_nothing(small_mailbox, tmp_path):
    _killed(small_mailbox, tmp_path, small_mailbox / "small.mbox", 20)


def test_kills_within_a_zip_lose_nothing_and_it_reads_like_the_mailbox(
    small_mailbox, tmp_path
):
    plain = small_mailbox / "small.mbox"
    packed = tmp_path / "takeout.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, "Takeout/Mail/All mail.mbox")
    expected = _killed(small_mailbox, tmp_path, packed, 5)
    home = tmp_path / "whole"
    assert _import(home, 0, plain).returncode == 0
    assert _content(home) == expected
