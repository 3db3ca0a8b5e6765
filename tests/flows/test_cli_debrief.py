"""Meeting a no in the terminal: the same parts, nothing told too early, all of it kept."""

import io
import json
import sys
from datetime import UTC, datetime, timedelta

import pytest
from tests.flows import story

from onward.cli import clock
from onward.cli.main import main
from onward.mail.signal import Kind
from onward.store.models import ApplicationRow, DebriefRow, LessonRow
from onward.store.sealing import opened

NOW = datetime(2026, 11, 25, 22, tzinfo=UTC)


@pytest.fixture
def debrief(alice, place, monkeypatch, capsys, tmp_path):
    """Run `onward debrief`; `typed` are the lines a person enters."""
    monkeypatch.setenv("ONWARD_HOME", str(place.root))
    monkeypatch.setenv("ONWARD_PROFILE", "main")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    story.answered(alice)

    def run(*words, typed=()):
        monkeypatch.setattr(sys, "argv", ["onward", "debrief", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{t}\n" for t in typed)))
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = leaving.code or 0
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def waiting(alice, debrief):
    story.canary(alice, NOW)
    return ApplicationRow.objects.get(owner=alice)


def test_with_nothing_there_it_says_so(debrief):
    assert debrief() == (0, "Nothing waits.\n", "")
    code, out, _ = debrief("--json")
    assert code == 0
    assert json.loads(out)["waiting"] == 0
    assert debrief("--quiet")[1] == "Nothing waits.\n"


def test_nothing_is_named_before_it_is_asked_for(waiting, debrief):
    _, out, _ = debrief(typed=[""])
    assert "1 answer waits." in out
    assert story.CANARY not in out
    assert story.CANARY not in debrief("--json")[1]
    assert story.CANARY in debrief("--list")[1]
    _, out, _ = debrief("zephyrine", typed=[""])
    assert "Hear it in one sentence?" in out
    assert "It is a no" not in out
    assert ApplicationRow.objects.get(id=waiting.id).waiting == 1


def test_the_whole_way(waiting, debrief, tmp_path):
    typed = [
        "y",  # open one
        "y",  # tell me gently
        "1, 3",
        "11",
        "7",
        "y",  # what is particular
        "",  # fair enough
        "y",  # ask
        "question.eml",
        "1",
        "I spoke too fast.",
        "2",
        "",
        "1 2",
        "y",  # into the plan
        "5",
    ]
    code, out, err = debrief(typed=typed)
    assert (code, err) == (0, "A number from 0 to 10, or Enter.\n")
    assert f"{story.CANARY} answered. It is a no, after the final round." in out
    assert "That is a real loss" in out
    assert story.CANARY_WORDS in out
    assert "One thing I would like to understand better" in out
    assert "Lighter than before." in out
    assert b"X-Unsent: 1" in (tmp_path / "question.eml").read_bytes()
    said = opened(DebriefRow.objects.get())
    assert (said["weight"], said["weight_after"]) == (7, 5)
    assert said["feelings"] == ["disappointed", "angry"]
    assert said["words"] == {"far": "I spoke too fast."}
    assert said["chosen"] == {"wanted": "yes", "mine": "one"}
    assert LessonRow.objects.count() == 3
    assert DebriefRow.objects.get().standing == "closed"


def test_a_place_where_no_draft_can_be_is_told_in_a_line(waiting, debrief):
    typed = ["y", "y", "1, 3", "11", "7", "y", "", "y"]
    code, _, err = debrief(typed=[*typed, "~nosuchuser/question.eml"])
    assert code == 1
    assert "~nosuchuser/question.eml could not be written" in err


def test_leaving_keeps_and_comes_back_there(waiting, debrief):
    _, out, _ = debrief(typed=["y", "y", "hollow", "", "", "", ":q"])
    assert "It is kept." in out
    assert opened(DebriefRow.objects.get())["own_feeling"] == "hollow"
    assert DebriefRow.objects.get().part == "ask"
    _, out, _ = debrief(typed=["y", ":b", ":q"])
    assert "3 of 6" in out
    assert "2 of 6" in out


def test_an_end_of_input_loses_nothing(waiting, debrief):
    debrief(typed=["y", "y", "hollow"])
    assert opened(DebriefRow.objects.get()) == {"own_feeling": "hollow"}


def test_too_much_names_people_and_no_plan(waiting, debrief):
    _, out, _ = debrief(typed=["y", "y", "hollow", ":t"])
    last = out.split("What you said so far is kept.")[1]
    assert "onward help" in last
    assert "week" not in last
    assert opened(DebriefRow.objects.get()) == {"own_feeling": "hollow"}


def test_several_are_closed_unread_after_one_question(waiting, alice, debrief):
    story.take(alice, story.mail(Kind.REJECTED, NOW - timedelta(days=3), "Yarrow"))
    debrief("--quiet", typed=[""])
    assert ApplicationRow.objects.filter(waiting=1).count() == 2
    _, out, _ = debrief("--quiet", typed=["y"])
    assert "They are closed." in out
    assert not ApplicationRow.objects.filter(waiting=1).exists()


def test_words_that_fit_none_are_told(waiting, debrief):
    code, _, err = debrief("nobody at all")
    assert code == 1
    assert "fits 0 answers that wait" in err


def test_who_reads_no_answers_is_not_written_to(alice, debrief):
    story.take(alice, story.mail(Kind.REJECTED, NOW, reply_possible=False))
    _, out, _ = debrief(typed=["y", "y", "", "", "", "", "", "", "", "", "", ""])
    assert "Let it be" in out
    assert "Dear" not in out.split("3 of 6")[1].split("4 of 6")[0]
