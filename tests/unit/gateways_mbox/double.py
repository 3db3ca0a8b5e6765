"""What the tests put in a child's place of understanding: it obeys the subject."""

import os
import time

from onward.mail.decode import decode
from onward.mail.plain import Plain, plain
from onward.mail.signal import Kind, Signal

SIGNAL = Signal(kind=Kind.OTHER, confidence=0.5, words="", language="en")


def read_raw(raw: bytes) -> Plain:
    message = decode(raw)
    if message.subject == "eat all memory":
        return {"eaten": bytearray(64 << 30)}
    while message.subject == "never end":
        pass
    if message.subject == "sleep":
        time.sleep(600)
    if message.subject == "die":
        os._exit(3)
    if message.subject == "raise":
        raise RuntimeError(message.subject)
    if message.subject == "talk nonsense":
        return {"message": 1}
    if message.subject == "print":
        print(message.text * 1000)
    return plain(message, SIGNAL)
