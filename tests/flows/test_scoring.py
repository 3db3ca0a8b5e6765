"""`onward read --score`: what it answers, when it refuses, and that it keeps nothing."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.flows import letters
from tests.flows.terminal import ROOT, Terminal

from onward.cli import score, wording
from onward.cli.main import main
from onward.gateways.mbox.pool import read_all
from onward.mail.score.truth import parse

SOURCES = str(ROOT / "src")
DOUBLE = ROOT / "tests/unit/gateways_mbox"
NO = {
    "source": "3.eml",
    "kind": "rejected",
    "company": "fernhill foods ltd",
    "role": "Supply Planner",
    "stage": "interview",
    "feedback": None,
    "due": None,
    "door_open": False,
    "language": "en",
}
MAIL = (letters.RECEIVED, letters.TALK, letters.NO, letters.RECEIVED)
LABELS = [
    {"source": "1.eml", "kind": "acknowledged", "language": "en"},
    {"id": "2", "kind": "interview", "company": "Yarrow", "language": "en"},
    NO,
    {"source": "4.eml", "kind": "rejected", "language": "de", "hard": True},
]
"""All right, but for a company and for a receipt that is labelled a no."""


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "here" / "mail"
    made.mkdir(parents=True)
    for number, one in enumerate(MAIL, 1):
        (made / f"{number}.eml").write_bytes(one)
    label(made, LABELS)
    return made


def label(folder, labels):
    lines = (one if isinstance(one, str) else json.dumps(one) for one in labels)
    (folder / "labels.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def onward(folder, monkeypatch, capsys, tmp_path):
    """Run a command in this process: returns its exit code, answer and complaints."""
    monkeypatch.setenv("ONWARD_HOME", str(tmp_path / "own" / "onward"))
    monkeypatch.chdir(folder.parent)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["onward", "read", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = leaving.code or 0
        said = capsys.readouterr()
        assert not (tmp_path / "own").exists()
        return code, said.out, said.err

    return run


@pytest.fixture
def scored(onward):
    """Run a score that succeeds and return its answer for programs."""

    def run(*words):
        code, out, err = onward("--score", "mail", "--json", *words)
        assert (code, err) == (0, "")
        (only,) = out.splitlines()
        return json.loads(only)

    return run


def value(figure):
    return figure and (figure["value"], figure["n"])


class TestAnswer:
    def test_programs_get_every_figure_with_its_n_and_interval(self, scored):
        found = scored()
        assert found["schema"] == 1
        assert found["messages"] == 4
        assert found["accuracy"] == {
            "value": 0.75,
            "low_95": 0.3006,
            "high_95": 0.9544,
            "n": 4,
        }
        # F1: interview 1, received and a no 2·1/(2+1)
        assert found["macro_f1"]["value"] == 0.7778
        assert found["macro_f1"]["low_95"] < 0.7778 < found["macro_f1"]["high_95"]
        no = found["kinds"]["rejected"]
        assert (no["n"], value(no["precision"])) == (2, (1.0, 1))
        assert value(no["recall"]) == (0.5, 2)
        received = found["kinds"]["acknowledged"]
        assert (received["n"], value(received["precision"])) == (1, (0.5, 2))
        assert value(received["recall"]) == (1.0, 1)
        assert found["confusion"] == {
            "acknowledged": {"acknowledged": 1},
            "interview": {"interview": 1},
            "rejected": {"acknowledged": 1, "rejected": 1},
        }
        assert (found["not_read"], found["without_label"]) == ([], [])

    def test_fields_count_where_a_label_speaks_of_them(self, scored):
        fields = scored()["fields"]
        assert value(fields["company"]) == (0.5, 2)
        assert value(fields["role"]) == (1.0, 1)
        assert value(fields["stage"]) == (1.0, 1)
        assert value(fields["door_open"]) == (1.0, 1)
        assert value(fields["language"]) == (0.75, 4)
        assert [fields[name] for name in ("feedback", "when", "due")] == [None] * 3

    def test_parts_are_scored_apart(self, scored):
        found = scored()
        assert {name: one["messages"] for name, one in found["languages"].items()} == {
            "en": 3,
            "de": 1,
        }
        assert found["languages"]["en"]["macro_f1"]["value"] == 1.0
        assert found["difficulty"]["hard"]["accuracy"]["value"] == 0.0

    def test_chances_are_held_against_what_came_true(self, scored):
        found = scored()["calibration"]
        assert [one["low"] for one in found["bins"]] == [n / 10 for n in range(10)]
        assert sum(one["n"] for one in found["bins"]) == 4
        assert 0 < found["expected_error"] < 1

    def test_the_same_mail_gives_the_same_figures(self, scored):
        assert scored() == scored("--workers", "1")

    def test_people_get_tables_in_eighty_letters(self, folder, onward):
        (folder / "5.eml").write_bytes(letters.NO)
        code, out, err = onward("--score", "mail")
        assert code == 0
        assert err.splitlines() == [wording.WITHOUT_LABEL % {"name": "5.eml"}]
        lines = [" ".join(line.split()) for line in out.splitlines()]
        assert max(map(len, out.splitlines())) <= 80
        assert any(
            line.startswith("All: 4 messages; macro-F1 0.778 (") for line in lines
        )
        assert any(line.startswith("Language en: 3 messages") for line in lines)
        assert any(line.startswith("Hard mail: 1 messages") for line in lines)
        no = "rejected 2 1.000 (0.21–1.00) 0.500 (0.09–0.91) 0.667 ("
        assert any(line.startswith(no) for line in lines)
        assert "3 rejected 1 – 1" in lines
        assert "company 2 0.500 (0.09–0.91)" in lines
        assert "door open 1 1.000 (0.21–1.00)" in lines
        assert "0.0–0.1 0 – –" in lines
        assert wording.SCORED_UNLABELLED % {"n": 1} in lines

    def test_a_label_cannot_act_on_the_terminal(self, folder, onward):
        label(folder, [*LABELS[:3], LABELS[3] | {"language": "[red]\x1b[31mde"}])
        out = onward("--score", "mail")[1]
        assert "\x1b" not in out
        assert "Language [red]" in out


class TestBound:
    def test_below_what_was_asked_for_is_exit_1_and_a_line(self, onward):
        code, out, err = onward("--score", "mail", "--min-macro-f1", "0.8", "--json")
        assert code == 1
        assert json.loads(out)["messages"] == 4
        assert err.splitlines() == ["Macro-F1 is 0.7778; at least 0.8 was asked for."]

    def test_as_good_as_was_asked_for_is_exit_0(self, scored):
        assert scored("--min-macro-f1", "0.77")["messages"] == 4

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--min-macro-f1", "0.9", "mail"], "goes with --score"),
            (["--score", "mail", "--min-macro-f1", "80"], "80"),
            (["--score", "mail", "mail"], "no path beside it"),
            ([], "piped in"),
        ],
    )
    def test_what_does_not_go_together_is_not_understood(self, onward, words, said):
        code, out, err = onward(*words)
        assert (code, out) == (2, "")
        assert said in " ".join(err.replace("│", " ").split())


class TestUnread:
    def test_a_quarantined_message_is_named_and_counts_as_wrong(
        self, folder, onward, monkeypatch
    ):
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(DOUBLE), SOURCES]))
        double = partial(read_all, reader="double:read_raw")
        monkeypatch.setattr(score, "read_all", double)
        (folder / "1.eml").write_bytes(letters.letter(subject="die"))
        labels = [{"source": f"{n}.eml", "kind": "other"} for n in range(1, 5)]
        label(folder, [labels[0] | {"kind": "offer", "language": "en"}, *labels[1:]])
        code, out, err = onward("--score", "mail", "--json")
        found = json.loads(out)
        assert code == 0
        assert err.startswith("1.eml: ")
        assert len(err.splitlines()) == 1
        assert found["not_read"] == ["1.eml"]
        assert found["accuracy"]["value"] == 0.75
        assert found["confusion"]["offer"] == {"not_read": 1}
        assert value(found["fields"]["language"]) == (0.0, 1)
        out = onward("--score", "mail")[1]
        assert wording.SCORED_NOT_READ % {"names": "1.eml"} in out
        assert "not read" in out

    def test_what_the_reader_leaves_alone_is_named_and_counts_as_wrong(
        self, folder, onward
    ):
        (folder / "1.eml").write_bytes(letters.SPAM)
        (folder / "2.eml").write_bytes(b"")
        code, out, err = onward("--score", "mail", "--json")
        assert code == 0
        assert "2.eml" in err
        assert wording.LEFT_ALONE % {"n": 1} in err
        assert json.loads(out)["not_read"] == ["1.eml", "2.eml"]


class TestRefusal:
    def refused(self, onward, *words):
        code, out, err = onward("--score", *(words or ("mail",)))
        assert (code, out) == (1, "")
        return err.splitlines()

    def test_a_folder_that_is_not_there(self, onward):
        (line,) = self.refused(onward, "nowhere")
        assert "nowhere" in line

    def test_a_folder_without_labels(self, folder, onward):
        (folder / "labels.jsonl").unlink()
        line, remedy = self.refused(onward)
        assert line == wording.NO_LABELS % {"folder": "mail"}
        assert json.loads(remedy[remedy.index("{") :])["kind"] == "rejected"

    def test_labels_that_cannot_be_read(self, folder, onward):
        (folder / "labels.jsonl").write_bytes(b"\xff\xfe")
        assert "UTF-8" in self.refused(onward)[0]
        (folder / "labels.jsonl").unlink()
        (folder / "labels.jsonl").mkdir()
        assert self.refused(onward)[0].startswith("labels.jsonl could not be read")

    def test_labels_that_name_nothing(self, folder, onward):
        label(folder, [])
        assert self.refused(onward) == [wording.NOT_SCORED, wording.NO_LABELS_REMEDY]

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("rejected", "line 5: this is no JSON object"),
            ({"kind": "other"}, "line 5: it names no message"),
            ({"source": "3.eml", "kind": "other"}, "an earlier line labels 3.eml"),
            ({"source": "5.eml", "kind": "refusal"}, "“refusal” is no kind; use ack"),
            (NO | {"source": "5.eml", "stage": "late"}, "“stage” can be application, "),
            (NO | {"source": "5.eml", "due": "soon"}, "“due” can be null or a time"),
            (NO | {"source": "5.eml", "hard": 1}, "“hard” can be true or false"),
            (NO | {"source": "5.eml", "role": 1}, "“role” can be words or null"),
            (
                {"source": "../5.eml", "kind": "other"},
                "labels.jsonl names ../5.eml; no .eml file here is called that.",
            ),
            (
                {"source": "inbox.mbox", "kind": "other"},
                "labels.jsonl names inbox.mbox",
            ),
        ],
    )
    def test_one_line_at_fault_is_named_and_nothing_is_scored(
        self, folder, onward, line, said
    ):
        (folder.parent / "5.eml").write_bytes(letters.NO)
        (folder / "inbox.mbox").write_bytes(letters.mailbox(letters.CLEAR))
        label(folder, [*LABELS, line])
        first, *rest = self.refused(onward)
        assert said in first
        assert rest == [wording.NOT_SCORED, wording.NOT_SCORED_REMEDY]

    def test_many_lines_at_fault_are_counted(self, folder, onward):
        label(folder, [*LABELS, *["nothing"] * 30])
        lines = self.refused(onward)
        assert len(lines) == 23
        assert lines[20] == wording.LABELS_MORE % {"n": 10}


def test_a_process_of_its_own_scores_and_writes_nothing(folder, tmp_path):
    terminal = Terminal(tmp_path / "own" / "onward", folder.parent)
    before = sorted(folder.iterdir())
    found = terminal.answers("read", "--score", "mail")
    assert found["messages"] == 4
    assert not terminal.home.exists()
    assert sorted(folder.iterdir()) == before
    assert list(folder.parent.iterdir()) == [folder]


def export(target, *words):
    return subprocess.run(
        [sys.executable, "bench/export_corpus.py", str(target), *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_corpus_can_be_written_out_and_scored(tmp_path):
    target = tmp_path / "here" / "corpus"
    done = export(target, "--languages", "de", "--voices", "voice-de-ulrike")
    assert done.returncode == 0, done.stderr
    lines = (target / "labels.jsonl").read_text("utf-8").splitlines()
    mails = {path.name for path in target.glob("*.eml")}
    assert {json.loads(line)["source"] for line in lines} == mails
    assert done.stdout.startswith(f"{len(lines)} messages")
    terminal = Terminal(tmp_path / "own" / "onward", target.parent)
    found = terminal.answers("read", "--score", "corpus")
    assert found["messages"] == len(lines) > 20
    assert (found["not_read"], found["without_label"]) == ([], [])
    assert set(found["difficulty"]) == {"hard", "ordinary"}
    assert found["fields"]["company"]["n"] > 10


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--voices", "voice-nobody"], "voice-nobody"),
        (["--languages", "xx"], "no message"),
        (["--voices", "voice-de-ulrike"], "not empty"),
    ],
)
def test_the_corpus_is_not_written_over_anything(tmp_path, words, said):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    done = export(target, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert [path.name for path in target.iterdir()] == ["letter.txt"]


def test_another_programs_answers_are_compared_as_the_docs_say(folder):
    page = (ROOT / "docs/developer/benchmark.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    answers = folder / "answers.jsonl"
    answers.write_text(
        '{"source": "1.eml", "kind": "acknowledged"}\n'
        '{"source": "3.eml", "kind": "rejected"}\n'
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "labels.jsonl"), str(answers)],
        env=os.environ | {"PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        check=True,
    )
    first, *rows = done.stdout.splitlines()
    # received 1, a no 2·1/(2+1), the interview was left out
    assert first.startswith("macro-F1 Figure(value=0.55555")
    assert [row.split()[:2] for row in rows] == [
        ["acknowledged", "1"],
        ["interview", "1"],
        ["rejected", "2"],
    ]


def test_the_labels_shown_in_the_docs_can_be_used():
    page = (ROOT / "docs/developer/benchmark.md").read_text("utf-8")
    shown = re.findall(r"^\{.*\}$", page, re.MULTILINE)
    truths, problems = parse("\n".join(shown))
    assert (len(truths), problems) == (2, [])
