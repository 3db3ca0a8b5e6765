import pytest

from onward.care.my_person import MyPerson


@pytest.mark.parametrize(
    ("reach", "address"),
    [
        ("0161 496 0123", "tel:01614960123"),
        ("+44 (161) 496-0123", "tel:+441614960123"),
        ("0161/496.0123", "tel:01614960123"),
        ("next door", ""),
        ("0161 496 0123, after six", ""),
        ("", ""),
        ("1", ""),
    ],
)
def test_only_a_bare_number_becomes_a_link_with_its_digits(reach, address):
    assert MyPerson("Charlie", reach).address == address
