from onward.kernel import candidate
from onward.kernel.errors import Busy, Damaged, Fixable, NotFound, OutsideFailed
from onward.kernel.identifiers import derived, digest
from onward.kernel.text import Text


def test_the_same_bytes_have_the_same_digest():
    assert digest(b"a") == digest(b"a") != digest(b"b")
    assert len(digest(b"")) == 64


def test_derived_names_depend_on_every_part_and_its_place():
    assert derived("a", "b") == derived("a", "b")
    assert len({derived("a", "b"), derived("b", "a"), derived("ab"), derived("a")}) == 4


def test_an_error_carries_what_happened_and_what_to_do():
    error = Fixable(Text("No %(what)s.", {"what": "room"}), Text("Free some."))
    assert str(error) == "No room."
    assert error.remedy is not None
    assert (error.exit_code, OutsideFailed(Text("x")).exit_code) == (1, 2)
    assert all(issubclass(kind, Fixable) for kind in (Busy, Damaged, NotFound))


def test_there_are_thirteen_steps():
    assert len(candidate.Step) == 13
