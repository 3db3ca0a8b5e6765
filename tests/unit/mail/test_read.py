"""Reading in one go is decoding and understanding, nothing else."""

import json

import pytest
from tests.corpus.hostile import KINDS

from onward.mail.decode import decode
from onward.mail.plain import unplain
from onward.mail.read import read_raw
from onward.mail.understand import understand


@pytest.mark.parametrize("kind", KINDS)
def test_any_mail_is_read_in_one_go(kind):
    raw = KINDS[kind]()
    answer = json.loads(json.dumps(read_raw(raw), ensure_ascii=False))
    message = decode(raw)
    assert unplain(answer) == (message, understand(message))
