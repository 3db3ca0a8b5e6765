import pytest

from onward.mail.domain_names import (
    is_business,
    is_mailbox,
    labels,
    made_of,
    spelled,
    stands_for,
)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("dana@fernhill.example", ("fernhill",)),
        ("jobs@fernhill-careers.example", ("fernhill",)),
        ("hr@east-fernhill.co.uk", ("eastfernhill", "east", "fernhill")),
        ("fernhill+autoreply@talent.icims.com", ("fernhill",)),
        ("no-reply@fernhill.breezy-mail.com", ("fernhill",)),
        ("no-reply@us.greenhouse-mail.io", ()),
        ("dana.ruiz@hire.lever.co", ()),
        ("indeedapply@indeed.com", ()),
        ("x91.fernhill@recruitee-mailbox.com", ("x91fernhill", "fernhill")),
        ("talent@shl.com", ()),
        ("alice@gmail.com", ()),
    ],
)
def test_an_address_gives_what_may_stand_for_an_employer(address, found):
    assert labels(address) == found


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("fernhill", "Fernhill Foods"),
        ("fernfood", "Fernhill Food"),
        ("ftcouncil", "Fell Tarn Council"),
        ("tellfarm", "Union of Tell Farm"),
        ("bnr", "Bank of the North River"),
        ("theyarrow", "The Yarrow Hotel"),
        ("oestby", "Kommune Østby"),
        ("quillandsons", "Quill & Sons"),
    ],
)
def test_a_label_stands_for_a_name_made_of_its_beginnings(label, name):
    assert stands_for(label, name) > 0


@pytest.mark.parametrize(
    ("label", "name"),
    [("fernhill", "Dana Ruiz"), ("fernhill", ""), ("yarrow", "Yellow Ash Row")],
)
def test_a_label_does_not_stand_for_another_name(label, name):
    assert stands_for(label, name) == 0


def test_a_local_part_is_made_of_a_persons_names():
    assert made_of("druiz", ["dana", "ruiz"])
    assert not made_of("office", ["dana", "ruiz"])
    assert not made_of("dana", ["dana"])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("a@fernhillfoods.example", "Fernhill Foods"),
        ("a@fernhill-foods.example", "Fernhill Foods"),
        ("a@rosewaterevents.example", "Rosewater Events"),
        ("a@tolland-jobs.example", "Tolland"),
        ("a@burbank.example", "Burbank"),
        ("a@postbox.example", None),
        ("a@us.greenhouse-mail.io", None),
    ],
)
def test_a_domain_is_spelled_out_as_a_last_resort(address, name):
    assert spelled(address) == name


def test_an_unlisted_mail_provider_is_known_by_its_name():
    assert is_mailbox("alice@postbox.example")
    assert not is_mailbox("alice@fernhill.example")


def test_words_of_organisations_are_known():
    assert is_business(["fernhill", "trust"])
    assert is_business(["university", "of", "fernhill"])
    assert not is_business(["dana", "ruiz"])


def test_a_business_word_of_any_language_begins_a_spelled_name():
    assert spelled("jo@panificioyarrow.example") == "Panificio Yarrow"
    assert spelled("jo@editorialyarrow.example") == "Editorial Yarrow"
