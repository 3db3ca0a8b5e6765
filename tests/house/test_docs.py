"""Docs that fail when they lag behind the code; each test first shows that it saw some."""

import re
import subprocess
from pathlib import Path

import pytest
import typer.main

from onward.cli.commands import app
from onward.history.application import Channel, Furthest, State
from onward.mail.language import LANGUAGES
from onward.mail.moves import MOVES
from onward.mail.signal import Kind

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/user/guide.md").read_text("utf-8")
WORDS = (ROOT / "docs/developer/words.md").read_text("utf-8")
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "requirements").glob("*.md"),
    ]
)
COMMANDS = typer.main.get_command(app).commands
SAID_FOR_ALL = {"--help", "--json"}
WITHOUT_JSON = {"start", "link", "demo"}


def guide_rows():
    """Return what the guide's table says about each command."""
    rows = {}
    for line in GUIDE.splitlines():
        if line.startswith("| `onward "):
            for usage in re.findall(r"`onward (\w+)([^`]*)`", line.split("|")[1]):
                rows[usage[0]] = rows.get(usage[0], "") + usage[1]
    assert len(rows) > 10
    return rows


def options_of(command):
    """Return an option's spellings for each option a command takes."""
    return [
        {*option.opts, *option.secondary_opts}
        for option in command.params
        if option.param_type_name == "option"
    ]


def test_every_command_is_in_the_guide_and_no_other():
    assert set(guide_rows()) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_in_the_guide_and_no_other(name):
    said = set(re.findall(r"--[a-z][a-z0-9-]*", guide_rows()[name]))
    known = options_of(COMMANDS[name])
    assert known
    missing = [
        spellings for spellings in known if not spellings & (said | SAID_FOR_ALL)
    ]
    assert missing == []
    assert said <= set().union(*known)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_what_takes_json_is_what_the_guide_says(name):
    takes = any("--json" in spellings for spellings in options_of(COMMANDS[name]))
    assert takes == (name not in WITHOUT_JSON)
    told = re.search(r"All but (.+?) take `--json`", GUIDE)[1]
    assert set(re.findall(r"`(\w+)`", told)) == WITHOUT_JSON


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_explains_itself(name):
    command = COMMANDS[name]
    assert command.help
    assert command.help.endswith(".")
    assert [one.name for one in command.params if not getattr(one, "help", None)] == []


def test_every_command_shown_anywhere_exists():
    shown = {
        name
        for page in PAGES
        for name in re.findall(r"`onward ([a-z]+)", page.read_text("utf-8"))
    }
    assert len(shown) > 10
    assert shown <= set(COMMANDS)


def make_targets():
    said = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    names = {line.split()[0] for line in said.splitlines() if line.strip()}
    assert len(names) > 8
    return names


def test_make_help_lists_every_target():
    made = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", made, re.MULTILINE)[1].split()
    assert make_targets() == set(phony)


def test_every_make_target_is_in_the_docs_and_no_other():
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    code = re.findall(r"`([^`\n]+)`", text)
    for block in re.findall(r"```\n(.*?)```", text, re.DOTALL):
        code += block.splitlines()
    shown = {name for line in code for name in re.findall(r"^make ([a-z]+)", line)}
    assert len(shown) > 5
    assert shown <= make_targets()
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = re.search(r"`make help` lists .*?`([a-z ]+)`", readme, re.DOTALL)[1]
    assert set(listed.split()) == make_targets() - {"help"}


def test_every_benchmark_named_exists():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    names = re.search(r"NAME=([a-z|]+)", text)[1].split("|")
    assert len(names) > 3
    assert [one for one in names if not (ROOT / f"bench/{one}.py").is_file()] == []


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_a_word(kind):
    assert f"- `{kind.value}`: " in WORDS


@pytest.mark.parametrize(
    ("word", "values"), [("furthest", Furthest), ("state", State), ("channel", Channel)]
)
def test_every_value_is_a_word(word, values):
    (row,) = [line for line in WORDS.splitlines() if line.startswith(f"| **{word}** |")]
    said = set(re.split(r"[:,|]\s*", row))
    said = {one.strip().strip("`") for one in said}
    assert {value.value.replace("_", " ") for value in values} <= said


def test_every_move_is_a_heading_of_every_language_of_the_banks():
    banks = sorted((ROOT / "tests/corpus/sentences").glob("*/*.txt"))
    assert len(banks) > 30
    headings: dict[str, set[str]] = {}
    for bank in banks:
        found = re.findall(r"^## (\w+)$", bank.read_text("utf-8"), re.MULTILINE)
        headings.setdefault(bank.name[:2], set()).update(found)
    assert set(headings) == set(LANGUAGES)
    assert all(found == {move.value for move in MOVES} for found in headings.values())


def test_decisions_are_numbered_without_a_gap_and_say_what_was_decided():
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert len(numbers) > 3
    assert numbers == list(range(1, len(numbers) + 1))
    for page in pages:
        first, *rest = page.read_text("utf-8").splitlines()
        assert re.match(rf"# {page.name[:4]} \S", first), page.name
        assert any(line.strip() for line in rest)


def anchors(page):
    """Return the anchors a page's headings make, as its viewers write them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    bare = [re.sub(r"[^\w\- ]", "", head.lower()) for head in heads]
    return {head.strip().replace(" ", "-") for head in bare}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_docs_leads_somewhere(page):
    text = page.read_text("utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_path_named_in_the_docs_exists():
    named = {
        (page.name, path)
        for page in PAGES
        if page.name != "CHANGELOG.md"
        for path in re.findall(
            r"`((?:src|docs|tests|bench|requirements)/[\w./-]+)`",
            page.read_text("utf-8"),
        )
    }
    assert len(named) > 5
    assert [one for one in sorted(named) if not (ROOT / one[1]).exists()] == []
