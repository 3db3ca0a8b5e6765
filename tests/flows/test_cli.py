"""Every command of the terminal: what it answers, how it refuses, what it leaves alone."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.flows import letters
from tests.flows.build import read as heard
from tests.flows.terminal import Terminal

from onward.cli import clock, wording
from onward.cli.applications import as_json
from onward.cli.main import main
from onward.history.application import Furthest, State
from onward.kernel.errors import Fixable
from onward.mail.signal import Kind
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.store.models import WeekRow
from onward.store.queries.status import status
from onward.web.wording import STATES, STEPS

HEAVY = ("django", "numpy", "highspy", "rich", "httpx", "rapidfuzz", "icalendar")
FIELDS = (
    "source message_id date kind confidence company role stage reply_possible feedback "
    "door_open when due language"
).split()
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def terminal(tmp_path) -> Terminal:
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(tmp_path / "own" / "onward", folder)


@pytest.fixture
def onward(db, place, monkeypatch, capsys, tmp_path):
    """Run a command in this process: returns its exit code, answer and complaints."""
    monkeypatch.setenv("ONWARD_HOME", str(place.root))
    monkeypatch.setenv("ONWARD_PROFILE", "main")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: NOW)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["onward", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = leaving.code or 0
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answers(onward):
    """Run a command with --json and return its answer without the schema number."""

    def run(*words):
        code, out, err = onward(*words, "--json")
        assert (code, err) == (0, "")
        (only,) = out.splitlines()
        whole = json.loads(only)
        assert whole.pop("schema") == 1
        return whole

    return run


class TestReading:
    """`onward read`, as MAIL.md lays it down."""

    def test_it_starts_without_anything_heavy_and_writes_nothing(self, terminal):
        terminal.mailbox()
        told = f"import atexit, sys\natexit.register(lambda: print(*[name for name in {HEAVY} if name in sys.modules], file=sys.stderr))"
        done = terminal.run(
            "read", "--dry-run", "--json", "--all", "mail.mbox", before=told
        )
        assert (done.returncode, done.stderr.split()) == (0, [])
        assert len(done.stdout.splitlines()) == 4
        assert not terminal.home.exists()
        assert [path.name for path in terminal.folder.iterdir()] == ["mail.mbox"]

    def test_every_message_is_one_object_with_every_field(self, terminal):
        terminal.mailbox()
        told = terminal.says("read", "--dry-run", "--json", "--all", "mail.mbox")
        found = [json.loads(line) for line in told.splitlines()]
        assert [list(one) for one in found] == [FIELDS] * 4
        assert [one["source"] for one in found] == [
            f"mail.mbox#{n}" for n in range(1, 5)
        ]
        assert found[0]["date"] == "2026-03-02T09:00:00+00:00"
        assert [one["kind"] for one in found] == [
            "acknowledged",
            "interview",
            "rejected",
            "other",
        ]
        assert all(0 <= one["confidence"] <= 1 for one in found)

    def test_mail_about_nothing_is_left_out_unless_asked_for(self, terminal):
        terminal.mailbox()
        told = terminal.says("read", "--dry-run", "--json", "mail.mbox")
        assert "letter-4" not in told
        assert len(told.splitlines()) == 3

    def test_in_a_folder_the_source_is_the_files_name(self, terminal):
        (terminal.folder / "mails").mkdir()
        for number, one in enumerate(letters.CLEAR, 1):
            (terminal.folder / f"mails/{number:03}.eml").write_bytes(one)
        told = terminal.says("read", "--dry-run", "--json", "--all", "mails")
        sources = [json.loads(line)["source"] for line in told.splitlines()]
        assert sources == ["001.eml", "002.eml", "003.eml", "004.eml"]

    def test_what_is_piped_in_is_read(self, terminal):
        told = terminal.says(
            "read", "--dry-run", "--json", "-", given=letters.NO.decode()
        )
        assert json.loads(told)["source"] == "stdin"

    def test_problems_are_one_line_each_and_the_rest_goes_on(self, terminal):
        terminal.mailbox("good.mbox", letters.RECEIVED, letters.SPAM)
        (terminal.folder / "bad\nname\x1b[31m.eml").write_bytes(b"\0" * 2000)
        (terminal.folder / "empty.eml").write_bytes(b"")
        done = terminal.run("read", "--dry-run", "--json", ".", "missing.mbox")
        assert done.returncode == 0
        assert len(done.stdout.splitlines()) == 1
        assert "\x1b" not in done.stderr
        problems = done.stderr.splitlines()
        assert len(problems) == 4
        for name in ("missing.mbox", "bad name[31m.eml", "empty.eml", "1 in spam"):
            assert any(line.startswith(name) for line in problems), name

    @pytest.mark.parametrize("words", [["missing.mbox"], ["."], ["empty.mbox"]])
    def test_nothing_to_read_at_all_is_exit_1(self, terminal, words):
        if words == ["empty.mbox"]:
            (terminal.folder / "empty.mbox").write_bytes(b"")
        (line,) = terminal.refuses("read", "--dry-run", *words)
        assert words[0] in line

    @pytest.mark.skipif(sys.platform == "darwin", reason="names are text there")
    def test_a_name_that_is_no_text_is_read_and_kept(self, terminal):
        Path(os.fsdecode(os.fsencode(terminal.folder) + b"/caf\xe9.eml")).write_bytes(
            letters.NO
        )
        told = terminal.says("read", "--json", ".")
        assert json.loads(told)["source"] == "caf\\xe9.eml"

    def test_letters_print_whatever_the_system_thinks_of_them(self, terminal):
        terminal.mailbox(
            "m.mbox", letters.letter("Das Paket liegt beim Nachbarn.", "Grüße 👋 – €")
        )
        terminal.environment |= {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"}
        assert "Grüße" in terminal.says("read", "--dry-run", "--all", "m.mbox")

    def test_people_see_that_somebody_answered_and_ask_for_what(self, terminal):
        terminal.mailbox("m.mbox", letters.NO)
        quiet = terminal.says("read", "--dry-run", "m.mbox")
        assert "an answer" in quiet
        assert "rejected" not in quiet
        assert "Fernhill Foods" in quiet
        assert "rejected" in terminal.says("read", "--dry-run", "--show", "m.mbox")

    def test_a_progress_bar_on_the_terminal_leaves_the_answer_where_it_was_sent(
        self, terminal
    ):
        terminal.mailbox()
        ours, theirs = pty.openpty()
        try:
            with (terminal.folder / "answer.txt").open("wb") as answer:
                code = subprocess.call(
                    terminal.command("read", "--dry-run", "--all", "mail.mbox"),
                    env=terminal.environment | {"TERM": "xterm"},
                    cwd=terminal.folder,
                    stdin=theirs,
                    stdout=answer,
                    stderr=theirs,
                )
        finally:
            os.close(theirs)
            os.close(ours)
        assert code == 0
        assert len((terminal.folder / "answer.txt").read_text().splitlines()) == 4

    def test_ctrl_c_is_one_line_and_130_and_what_was_kept_stays(self, terminal):
        terminal.mailbox(
            "long.mbox",
            *(
                letters.letter("Hello.", day=n % 9, number=n, subject=f"{n}")
                for n in range(1000)
            ),
        )
        process = subprocess.Popen(
            terminal.command("read", "--all", "--json", "long.mbox"),
            env=terminal.environment,
            cwd=terminal.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout.readline()
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
        finally:
            process.kill()
        assert (process.returncode, said) == (130, wording.STOPPED_EARLY + "\n")
        assert terminal.answers("doctor") == {"problems": []}
        assert len(terminal.says("read", "--all", "long.mbox").splitlines()) == 1000


class TestStatus:
    def test_nothing_yet_says_what_to_do(self, onward, answers):
        assert "onward read" in onward("status")[1]
        assert answers("status") == {"applications": []}

    def test_an_application_is_answered_with_everything_it_is(self, alice):
        first = heard(Kind.ACKNOWLEDGED, 0, message_id="<a@x.example>")
        keep(alice, [first, heard(Kind.INTERVIEW, 9, stage="interview")])
        no = heard(
            Kind.REJECTED, 20, feedback="Your Excel was strong.", stage="interview"
        )
        keep(alice, [no])
        assert sum(file_kept(alice, NOW)) == 3
        (one,) = map(as_json, status(alice, date(2026, 11, 25)))
        events = one.pop("events")
        del one["id"]
        assert one == {
            "company": "Fernhill Foods",
            "role": "Supply Planner",
            "channel": "unknown",
            "applied_on": "2026-03-02",
            "furthest": "interview",
            "state": "rejected",
            "feedback": "Your Excel was strong.",
            "waiting": 1,
            "last_event": "2026-03-22T12:00:00+00:00",
        }
        assert [(event["date"], event["kind"]) for event in events] == [
            ("2026-03-02", "acknowledged"),
            ("2026-03-11", "interview"),
            ("2026-03-22", "rejected"),
        ]
        assert events[0]["message_id"] == "<a@x.example>"

    def test_an_unopened_no_is_in_the_table_only_when_asked_for(self, alice, onward):
        keep(alice, [heard(Kind.REJECTED, 20, stage="final")])
        assert sum(file_kept(alice, NOW)) == 1
        quiet = onward("status")[1]
        assert "an answer waits" in " ".join(quiet.split())
        assert "a no" not in quiet
        assert "final" not in quiet
        shown = " ".join(onward("status", "--show")[1].split())
        assert "a final round a no" in shown

    def test_names_cannot_act_on_the_terminal(self, onward):
        onward("add", "[red]Fern\x1b[31mhill[/red]", "Buyer")
        out = onward("status")[1]
        assert "\x1b" not in out
        assert "[red]Fern" in out

    def test_the_terminal_and_the_pages_use_the_same_words(self):
        assert wording.STATES == STATES
        assert wording.STEPS == STEPS
        assert set(wording.STATES) == set(State)
        assert set(wording.STEPS) == set(Furthest)


class TestAdding:
    def test_it_is_there_afterwards(self, answers):
        made = answers(
            "add", "Yarrow", "Buyer", "--on", "2026-11-02", "--channel", "board"
        )
        (one,) = answers("status")["applications"]
        assert one["id"] == made["application"]
        assert (one["company"], one["role"]) == ("Yarrow", "Buyer")
        assert (one["channel"], one["applied_on"]) == ("board", "2026-11-02")

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["", ""], "company or a role"),
            (["Yarrow", "--on", "2099-01-01"], "in the future"),
            (["Yarrow", "--on", "soon"], "2026-11-24"),
            (["Yarrow", "--channel", "carrier pigeon"], "employer_site"),
        ],
    )
    def test_what_cannot_be_is_refused_in_a_line(self, onward, words, said):
        code, out, err = onward("add", *words)
        assert (code, out) == (1, "")
        assert said in err


class TestWeek:
    def test_a_plan_is_kept_answered_and_written_to_a_calendar(self, answers, tmp_path):
        week = answers("plan", "--hours", "6", "--ics", "week.ics")
        assert week["week"] == "2026-W48"
        assert week["blocks"]
        assert week["search_minutes"] <= week["capacity_minutes"] <= 6 * 60
        for block in week["blocks"]:
            assert all(block[part] for part in ("what", "why", "first_step", "if_then"))
            assert block["start"] < block["end"]
        assert (tmp_path / "week.ics").read_text().count("BEGIN:VEVENT") == len(
            week["blocks"]
        )
        assert (tmp_path / "week.ics").stat().st_mode & 0o077 == 0

    def test_a_folder_is_refused_as_a_calendar_before_anything_is_planned(self, onward):
        assert onward("plan", "--ics", ".")[0] == 1
        assert not WeekRow.objects.exists()

    def test_the_terminals_calendar_is_newer_than_the_last_one_taken(
        self, answers, tmp_path
    ):
        sequences = []
        for _ in range(2):
            answers("plan", "--ics", "week.ics")
            text = (tmp_path / "week.ics").read_text()
            sequences.append(set(re.findall("SEQUENCE:.*", text)))
        assert sequences == [{"SEQUENCE:1"}, {"SEQUENCE:2"}]

    def test_a_block_is_done_by_number_or_by_a_few_words(self, onward, answers):
        answers("plan")
        assert answers("done", "1")["standing"] == "done"
        assert (
            "Left out, and that is fine"
            in onward("done", "evening off", "--skipped")[1]
        )
        standings = [block["standing"] for block in answers("plan")["blocks"]]
        assert standings.count("done") == standings.count("skipped") == 1

    def test_which_block_is_asked_when_several_or_none_could_be_meant(self, onward):
        onward("plan")
        for words in ("999", "0", "", "²", "9" * 5000, "nothing like it"):
            code, out, err = onward("done", words)
            assert (code, out) == (1, "")
            assert "onward plan" in err
        assert "Several could be meant" in onward("done", "tailor")[2]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--week", "soon"], "2026-W48"),
            (["--week", "2026-W60"], "2026-W48"),
            (["--week", "2026-W47"], "is over"),
            (["--hours", "nan"], "from 0 to 80"),
            (["--week", "9999-W52"], "2026-W48"),
            (["--week", "0001-W01"], "2026-W48"),
            (["--ics", "no/such/folder/week.ics"], "could not be written"),
            (["--ics", "."], "could not be written"),
            (["--ics", "/"], "could not be written"),
        ],
    )
    def test_what_cannot_be_planned_is_refused_in_a_line(self, onward, words, said):
        code, out, err = onward("plan", *words)
        assert (code, out) == (1, "")
        assert said in err

    def test_on_a_weekend_the_next_week_is_planned_and_this_one_marked(
        self, onward, answers, monkeypatch
    ):
        friday = answers("plan")
        saturday = datetime(2026, 11, 28, 9, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: saturday)
        assert answers("plan")["week"] == "2026-W49"
        assert "  1 " not in onward("plan")[1]
        last = friday["blocks"][-1]["what"]
        assert last in onward("done", str(len(friday["blocks"])))[1]

    def test_weeks_are_named_in_either_spelling(self):
        today = date(2026, 11, 25)
        assert clock.week_to_plan("2026-W49", today) == date(2026, 11, 30)
        assert clock.week_to_plan("2026w49", today) == date(2026, 11, 30)
        with pytest.raises(Fixable):
            clock.week_to_plan("2026-W48-1", today)


class TestHonestReading:
    def test_it_answers_five_lines_and_a_table(self, onward, answers):
        onward("add", "Yarrow", "Buyer", "--on", "2026-09-02")
        found = answers("reading")
        assert len(found["lines"]) == 5
        assert all(0 <= one["low_80"] <= one["high_80"] <= 1 for one in found["rates"])
        assert all(one["source"] for one in found["rates"])
        assert found["lines"][0] in onward("reading")[1]


@pytest.mark.django_db(transaction=True)
class TestKeeping:
    def test_leaving_and_coming_back_with_everything(self, onward, answers, tmp_path):
        onward("add", "Yarrow", "Buyer")
        before = answers("status")
        told = answers("export", "all.zip")
        assert told["rows"]["ApplicationRow"] == 1
        assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0
        assert answers("erase", "--yes")["erased"] is True
        assert answers("status") == {"applications": []}
        assert answers("import", "all.zip")["new"]["ApplicationRow"] == 1
        assert answers("status") == before

    def test_what_was_put_right_is_written_without_names(self, onward, answers):
        told = answers("export", "--corrections", "mine.txt")
        assert told["messages"] == 0
        code, out, _ = onward("export", "--corrections", "mine.txt")
        assert (code, "names taken out" in out) == (0, True)

    def test_one_application_is_erased_by_its_id(self, onward, answers):
        gone = answers("add", "Yarrow", "Buyer")["application"]
        onward("add", "Fernhill", "Buyer")
        answers("erase", "--yes", "--application", gone)
        (left,) = answers("status")["applications"]
        assert left["company"] == "Fernhill"

    @pytest.mark.parametrize(
        "which", ["nonsense", "11111111-2222-3333-4444-555555555555"]
    )
    def test_an_id_that_is_none_is_refused(self, onward, which):
        code, _, err = onward("erase", "--yes", "--application", which)
        assert (code, "no such application" in err) == (1, True)

    @pytest.mark.parametrize("words", [[], ["--json"]])
    def test_nothing_is_erased_unasked(self, onward, answers, words):
        onward("add", "Yarrow", "Buyer")
        code, out, err = onward("erase", *words)
        assert (code, out) == (1, "")
        assert err.splitlines() == [wording.NOT_ERASED, wording.NOT_ERASED_REMEDY]
        assert len(answers("status")["applications"]) == 1

    @pytest.mark.parametrize("command", ["import", "restore"])
    def test_a_file_that_is_missing_is_named(self, onward, command):
        code, out, err = onward(command, "missing.zip")
        assert (code, out, "missing.zip" in err) == (1, "", True)

    def test_the_doctor_finds_nothing_wrong(self, onward, answers):
        onward("add", "Yarrow", "Buyer")
        assert answers("doctor") == {"problems": []}
        assert onward("doctor")[:2] == (0, "Nothing is wrong.\n")

    def test_the_doctor_says_what_is_wrong_with_exit_1(self, onward, place):
        onward("add", "Yarrow", "Buyer")
        (place.uploads / "loose").touch()
        (place.uploads / "loose").chmod(0o644)
        code, out, _ = onward("doctor")
        assert code == 1
        assert "--mend" in out
        assert onward("doctor", "--mend")[0] == 0


def test_what_cannot_be_written_there_is_one_line_and_what_to_do(terminal):
    (terminal.folder / "file").touch()
    long = "a" * 252 + ".zip"
    for words in (["export", "file/all.zip"], ["backup", "file"], ["export", long]):
        said = terminal.refuses(*words)
        assert "could not be written" in said[0]
        assert said[1]


def test_a_backup_comes_back_over_a_damaged_store(terminal):
    terminal.says("add", "Yarrow", "Buyer")
    made = terminal.answers("backup")["file"]
    store = terminal.home / "onward.sqlite3"
    store.write_bytes(b"SQLite format 3\0" + b"\x07" * 8000)
    said = terminal.refuses("status")
    assert "damaged" in said[0]
    assert "onward restore" in said[1]
    kept = terminal.answers("restore", made)["kept"]
    assert Path(kept).read_bytes() == b"SQLite format 3\0" + b"\x07" * 8000
    assert terminal.answers("status")["applications"][0]["company"] == "Yarrow"


def test_a_first_start_that_was_stopped_is_begun_again(terminal):
    terminal.home.mkdir(parents=True)
    (terminal.home / "onward.sqlite3").touch()
    assert terminal.answers("status") == {"applications": []}
    assert list((terminal.home / "backups").iterdir()) == []


def test_a_first_start_that_was_killed_half_way_is_begun_again(terminal):
    killed = (
        "import os\nfrom django.db.models.query import QuerySet\nreal = QuerySet.create\n"
        "def create(rows, **values):\n"
        "    if rows.model.__name__ == 'Preferences':\n        os._exit(9)\n"
        "    return real(rows, **values)\n"
        "QuerySet.create = create\n"
    )
    assert terminal.run("status", before=killed).returncode == 9
    assert terminal.answers("status") == {"applications": []}


def test_a_store_from_a_newer_onward_is_left_as_it_is(terminal):
    newer = (
        "import sqlite3, os\n"
        "with sqlite3.connect(os.environ['ONWARD_HOME'] + '/onward.sqlite3') as store:\n"
        "    store.execute(\"INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_from_the_future', '2030-01-01')\")\n"
    )
    terminal.says("status")
    subprocess.run([sys.executable, "-c", newer], env=terminal.environment, check=True)
    before = (terminal.home / "onward.sqlite3").read_bytes()
    for words in (["status"], ["add", "Yarrow"], ["start", "--port", "0"]):
        said = terminal.refuses(*words)
        assert "newer Onward" in said[0]
    assert (terminal.home / "onward.sqlite3").read_bytes() == before


def test_an_upgrade_backs_up_first(terminal):
    older = (
        "import django\nfrom onward.cli.store import set_up\nset_up()\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', 'sessions', 'zero', verbosity=0)\n"
    )
    terminal.says("add", "Yarrow", "Buyer")
    subprocess.run([sys.executable, "-c", older], env=terminal.environment, check=True)
    assert len(terminal.answers("status")["applications"]) == 1
    (made,) = (terminal.home / "backups").iterdir()
    assert made.name.startswith("before-upgrade-")
    assert made.stat().st_mode & 0o077 == 0


def test_a_full_standard_output_is_one_line(terminal):
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            terminal.command("status", "--json"),
            env=terminal.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["nosuch"], ["add"], ["plan", "--hours", "99"]])
def test_what_is_not_understood_is_exit_2_and_points_to_help(onward, words):
    code, out, err = onward(*words)
    assert (code, out) == (2, "")
    assert "--help" in err
    assert re.search(r"Error: .", err)


def test_link_says_when_nobody_serves(onward):
    code, out, err = onward("link")
    assert (code, out) == (1, "")
    assert err.splitlines() == [wording.NOT_RUNNING, "Start it with “onward start”."]
    assert "onward demo" in onward("link", "--demo")[2]


def test_help_names_people_in_the_terminal_and_numbers_without_a_country(onward):
    code, out, err = onward("help")
    assert (code, err) == (0, "")
    assert "112: Ireland" in out
    assert "findahelpline.com" in out
    assert "“onward help GB”" in out
    code, out, _ = onward("help", "us")
    assert "Numbers for United States" in out
    assert "988" in out
    assert "EEOC: 1-800-669-4000" in out
    code, out, err = onward("help", "xx")
    assert code == 1
    assert "no country with the code XX" in err
    code, out, _ = onward("help", "IN")
    assert "no line is listed here yet" in out
    code, out, _ = onward("help", "gb", "--json")
    told = json.loads(out)
    assert (told["schema"], told["country"]) == (1, "GB")
    assert {"emergency", "talk"} <= {line["kind"] for line in told["lines"]}
