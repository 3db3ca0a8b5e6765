"""What the house promises of its own code; each test first shows that it saw files."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "onward"
PURE = ("kernel", "mail", "history", "evidence", "debrief", "care", "planning")
BANNED_NAMES = {"utils", "helpers", "common", "core", "misc", "manager", "base"}
LONGEST_MODULE = 600
LOOK_AGAIN = 300


def modules(*rooms):
    found = [
        path
        for room in rooms or ("",)
        for path in (SOURCES / room).rglob("*.py")
        if "migrations" not in path.parts
    ]
    assert len(found) > 3
    return found


def tracked(*patterns):
    found = subprocess.run(
        [
            "git",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            *patterns,
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = [ROOT / name for name in found.split("\0") if name]
    return [path for path in paths if path.is_file()]


def calls(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node.lineno


def test_pure_rooms_have_no_clock():
    asked = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in modules(*PURE)
        for name, line in calls(path)
        if name in {"now", "today", "utcnow", "localtime", "monotonic", "perf_counter"}
    ]
    assert asked == []


def test_pure_rooms_open_no_files():
    opened = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(*PURE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"open", "input", "print", "exec", "eval"}
    ]
    assert opened == []


def test_rooms_and_modules_are_nouns_of_the_persons_world():
    assert [path for path in modules() if path.stem in BANNED_NAMES] == []


def test_no_module_is_over_six_hundred_lines(capsys):
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert [path for path, lines in sizes.items() if lines > LONGEST_MODULE] == []
    long = {
        str(path.relative_to(ROOT)): n for path, n in sizes.items() if n > LOOK_AGAIN
    }
    with capsys.disabled():
        if long:
            print(f"\nmodules over {LOOK_AGAIN} lines, look again: {long}")


def test_broad_excepts_stand_only_at_the_edges():
    allowed = {"worker/loop.py"}
    broad = [
        f"{path.relative_to(SOURCES)}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or "Exception" in ast.dump(node.type).split("id='")[-1][:12]
        )
    ]
    assert set(broad) <= allowed


def test_nothing_unfinished_is_shipped():
    words = re.compile(
        r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|NotImplemented" r"Error)\b"
    )
    found = [
        f"{path.relative_to(ROOT)}"
        for path in modules()
        if words.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_machine_path_or_download_address_is_tracked():
    paths = [
        path for path in tracked() if path.suffix not in {".png", ".bin", ".woff2"}
    ]
    assert len(paths) > 50
    bad = re.compile(
        r"https?://[^\s\"]*/sim"
        r"ple(?:/|\"|\s|$)|--(?:extra-)?index-"
        r"url[ =]http"
        r"|(?:^|[ \"'=(:])/(?:wo"
        r"rk|ro"
        r"ot)/"
    )
    found = [
        str(path.relative_to(ROOT))
        for path in paths
        if bad.search(path.read_text("utf-8", errors="replace"))
    ]
    assert found == []


def test_requirements_are_pinned_by_hash_and_address_free():
    files = tracked("requirements/*.txt")
    assert len(files) == 3
    for file in files:
        text = file.read_text("utf-8")
        assert "://" not in text
        names = re.findall(r"^[a-z0-9][\w.-]*==.*$", text, re.MULTILINE)
        assert len(names) > 10
        assert text.count("--hash=sha256:") >= len(names)


def test_run_requirements_are_the_ones_the_package_asks_for():
    asked = re.search(
        r"^dependencies = \[(.*?)^\]",
        (ROOT / "pyproject.toml").read_text(),
        re.DOTALL | re.MULTILINE,
    )
    named = set(re.findall(r'"([a-z][\w-]*)', asked[1]))
    listed = set(
        re.findall(
            r"^([a-z][\w-]*)", (ROOT / "requirements/run.in").read_text(), re.MULTILINE
        )
    )
    assert listed - named == {"flit-core"}
    assert named <= listed


@pytest.mark.parametrize("path", [*SOURCES.rglob("wording.py")], ids=str)
def test_wording_has_no_forbidden_tone(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert "!" not in node.value
            found = re.findall(
                r"\b(?:unfortunately|simply|just|failed to|invalid|oops)\b",
                node.value,
                re.IGNORECASE,
            )
            assert found == [], node.value


@pytest.mark.parametrize("path", [*SOURCES.rglob("wording.py")], ids=str)
def test_every_wording_is_said_somewhere(path):
    names = {
        target.id
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    assert names
    used = "\n".join(one.read_text("utf-8") for one in modules() if one != path)
    within = path.read_text("utf-8")
    unsaid = {
        name
        for name in names
        if not re.search(rf"\b{name}\b", used)
        and len(re.findall(rf"\b{name}\b", within)) < 2
    }
    assert unsaid == set()
