from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.kernel.errors import Damaged
from onward.store.sealing import Key, Place, fresh, key_in, seal, unseal

KEY = Key(bytes(range(32)))
HERE = Place("store_debriefrow", UUID(int=1), UUID(int=2))
SAID = {"weight": 8, "own_feeling": "hollow", "words": {"mine": "Größe\n…"}}
GOLDEN = (
    "4f57530100132b8006e4221d0d676601dec8955fd9ba5a06ea592398fce7f39de140839b65eb617f"
    "2da26164b5ee314456faeb4a3f33691624896b3eec33b83aa13748250cc103485662ef2678fc4c60"
    "7c11e8931b1b107901d2edc66d7f01354eee444112144c82fbf3b2032d235b95c09ab3c1af122016"
    "7293fa5cbb2f864043f2234221c11562d263b141192ca40cf5d6a3fed0dc6a3b1ad371f5730043f7"
    "4b6edfb64af920ce644d0fbf7096e02b687bb2cf95e1679b886c04b8ac2085115f6b1a57b011ebfb"
    "c89b2954bf3ceebb425b9f02b160ffd87e7b9410153d1b5ed541145bfa6ee45815ca945a189f8031"
    "328c733b60bb863289c09457a2c5d6bc8e25067f7b839bc79402eede28eaca4c432edabc7776257a"
    "caabd0aab916bafce804554a11699496e2"
)
JSON = st.dictionaries(
    st.text(), st.text() | st.integers(0, 10) | st.lists(st.text()), max_size=6
)


@given(JSON, st.binary(min_size=32, max_size=32))
@settings(max_examples=300)
def test_what_is_sealed_comes_back(values, secret):
    key = Key(secret)
    assert unseal(seal(values, key, HERE), key, HERE) == values


def test_nothing_sealed_is_nothing_said():
    assert unseal(b"", None, HERE) == {}


def test_no_word_of_it_can_be_read_and_its_length_says_little():
    sealed = seal(SAID, KEY, HERE)
    assert b"hollow" not in sealed
    assert len(seal({"a": "x"}, KEY, HERE)) == len(seal({"a": "x" * 200}, KEY, HERE))
    assert len(sealed) % 256 == (14 - 1 + 12 + 16) % 256


def test_the_same_words_are_sealed_differently_each_time():
    assert len({seal(SAID, KEY, HERE) for _ in range(500)}) == 500


def test_any_changed_bit_is_refused():
    sealed = seal(SAID, KEY, HERE)
    for bit in range(8 * len(sealed)):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            unseal(bytes(changed), KEY, HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("store_sealednote", HERE.row, HERE.owner),
        Place(HERE.table, uuid4(), HERE.owner),
        Place(HERE.table, HERE.row, uuid4()),
    ],
)
def test_it_opens_in_its_own_row_only(elsewhere):
    with pytest.raises(Damaged, match="cannot be opened"):
        unseal(seal(SAID, KEY, HERE), KEY, elsewhere)


@pytest.mark.parametrize("key", [None, fresh()])
def test_another_key_or_none_opens_nothing(key):
    with pytest.raises(Damaged) as refused:
        unseal(seal(SAID, KEY, HERE), key, HERE)
    assert "holds the key" in refused.value.remedy.plain()


@pytest.mark.parametrize("length", range(40))
def test_a_cut_value_is_refused(length):
    with pytest.raises(Damaged):
        unseal(seal(SAID, KEY, HERE)[: length + 1], KEY, HERE)


def test_a_key_is_read_from_its_file_and_never_shown(tmp_path):
    path = tmp_path / "seal.key"
    assert key_in(path) is None
    path.write_text(KEY.secret.hex())
    assert key_in(path) == KEY
    assert repr(KEY) == "Key()"
    for odd in ("", "zz", "ab", KEY.secret.hex()[:-1]):
        path.write_text(odd)
        with pytest.raises(Damaged):
            key_in(path)


def test_the_form_written_today_opens_for_ever():
    golden = bytes.fromhex(GOLDEN)
    assert unseal(golden, KEY, HERE) == SAID
    assert golden[:5] == b"OWS\x01\x00"
