"""What the tests put in a child's place of understanding: it obeys the subject."""

import os
import time

from onward.mail.decode import decode
from onward.mail.plain import Plain, plain
from onward.mail.signal import Kind, Signal

SIGNAL = Signal(kind=Kind.OTHER, confidence=0.5, words="", language="en")


def read_raw(raw: bytes) -> Plain:
    message = decode(raw)
    if "eat all memory" in message.subject:
        return {"eaten": bytearray(64 << 30)}
    while "never end" in message.subject:
        pass
    if "sleep" in message.subject:
        time.sleep(600)
    if "die" in message.subject:
        os._exit(3)
    if "raise" in message.subject:
        raise RuntimeError(message.subject)
    if "talk nonsense" in message.subject:
        return {"message": 1}
    if "print" in message.subject:
        print(message.text * 1000)
    return plain(message, SIGNAL)
