"""What goes over the pipe comes out of it, or the pipe is over."""

import io
import json
import signal
import sys

import pytest

from onward.gateways.mbox import child
from onward.gateways.mbox.wire import READY, read_frame, receive, send, write_frame


def test_a_batch_comes_out_as_it_went_in():
    pipe = io.BytesIO()
    send(pipe, [b"", b"one", b"\0" * 100_000])
    pipe.seek(0)
    assert receive(pipe) == [b"", b"one", b"\0" * 100_000]
    assert receive(pipe) is None


@pytest.mark.parametrize("end", [2, 5, 9, 10])
def test_a_batch_cut_short_is_the_end(end):
    pipe = io.BytesIO()
    send(pipe, [b"one"])
    assert receive(io.BytesIO(pipe.getvalue()[:end])) is None


def test_a_frame_longer_than_allowed_is_the_end():
    pipe = io.BytesIO()
    write_frame(pipe, b"x" * 100)
    pipe.seek(0)
    assert read_frame(pipe, 99) is None


class Process:
    """The parts of a process that a child would change."""

    def __init__(self, monkeypatch, asked: bytes) -> None:
        self.out = io.BytesIO()
        self.out.close = lambda: None
        self.limits: list[float] = []
        stdin = io.TextIOWrapper(io.BytesIO(asked))
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(child.os, "dup", lambda fd: fd)
        monkeypatch.setattr(child.os, "dup2", lambda _old, new: new)
        monkeypatch.setattr(child.os, "fdopen", lambda *_: self.out)
        monkeypatch.setattr(child.signal, "signal", lambda *_: None)
        monkeypatch.setattr(child, "limit", self.limits.append)
        monkeypatch.setattr(child, "watch", self.limits.append)

    def answers(self) -> list[bytes]:
        self.out.seek(0)
        found = []
        while (frame := read_frame(self.out)) is not None:
            found.append(frame)
        return found


def asking(*mails: bytes) -> bytes:
    pipe = io.BytesIO()
    send(pipe, mails)
    return pipe.getvalue()


def test_a_child_answers_each_message_within_limits(monkeypatch):
    monkeypatch.setattr(json, "silly", lambda raw: {"n": len(raw)}, raising=False)
    process = Process(monkeypatch, asking(b"one", b"four"))
    assert child.main("json:silly", "1000", "2.5") == 0
    assert process.answers() == [READY, b'{"n":3}', b'{"n":4}']
    assert process.limits == [1000, 2.5, 2.5, 0]


def test_a_child_whose_parent_is_gone_ends_quietly(monkeypatch):
    process = Process(monkeypatch, asking(b"one"))

    def gone(data: bytes) -> int:
        raise BrokenPipeError

    process.out.write = gone
    assert child.main("json:dumps", "1", "1") == 0


def test_a_child_out_of_memory_says_so_by_its_exit(monkeypatch):
    def full(raw: bytes) -> None:
        raise MemoryError

    class Ended(Exception):
        pass

    def leave(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(json, "silly", full, raising=False)
    monkeypatch.setattr(child.os, "_exit", leave)
    Process(monkeypatch, asking(b"one"))
    with pytest.raises(Ended, match="77"):
        child.main("json:silly", "1", "1")


def test_the_watch_can_be_stopped():
    child.watch(1000)
    assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    child.watch(0)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_a_system_may_refuse_a_limit(monkeypatch):
    import resource

    asked = []

    def refuse(which: int, size: tuple[int, int]) -> None:
        asked.append(size)
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    child.limit(5)
    assert asked == [(0, 0), (5, 5)]
