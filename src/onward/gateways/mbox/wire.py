"""How the reading process and its children talk: length, then bytes.

A request is a count and that many raw messages; an answer is one JSON object per
message, in order. JSON, because a child that read hostile mail is not to be trusted
with anything that can build objects.
"""

import struct
from collections.abc import Sequence
from typing import IO

READY = b"ready"
"""What a child says once it has loaded everything it needs."""

OUT_OF_MEMORY = 77
"""Exit code of a child that met its memory limit."""

_SIZE = struct.Struct(">I")


def send(stream: IO[bytes], frames: Sequence[bytes]) -> None:
    """Write a count and the frames, and let them go."""
    stream.write(_SIZE.pack(len(frames)))
    for frame in frames:
        stream.write(_SIZE.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes]) -> list[bytes] | None:
    """Read what `send` wrote; None at the end of the stream."""
    count = _number(stream)
    if count is None:
        return None
    frames: list[bytes] = []
    for _ in range(count):
        frame = read_frame(stream)
        if frame is None:
            return None
        frames.append(frame)
    return frames


def write_frame(stream: IO[bytes], frame: bytes) -> None:
    stream.write(_SIZE.pack(len(frame)) + frame)
    stream.flush()


def read_frame(stream: IO[bytes], limit: int | None = None) -> bytes | None:
    """Read one frame; None at the end, when it is cut, or longer than `limit`."""
    size = _number(stream)
    if size is None or (limit is not None and size > limit):
        return None
    frame = stream.read(size)
    return frame if len(frame) == size else None


def _number(stream: IO[bytes]) -> int | None:
    head = stream.read(_SIZE.size)
    return _SIZE.unpack(head)[0] if len(head) == _SIZE.size else None
