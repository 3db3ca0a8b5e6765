"""What a job alert names, and what in it is no role."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.mail.alerts import SETS, expected, read, written

from onward.mail.alert import MOST, openings

RIGHT_SHARE = 0.95


def named(text, sender="Magpie Jobs", subject="New jobs"):
    return [
        (one.title, one.company, one.place, one.link)
        for one in openings(text, sender, subject)
    ]


def titles(text, **about):
    return [row[0] for row in named(text, **about)]


class TestWrittenAlerts:
    def test_every_role_of_the_first_set_is_found_as_it_stands(self):
        known = expected("first")
        mails = written("first")
        assert len(mails) > 20
        assert {one: read(raw) for one, raw in mails.items() if read(raw)} == known

    @pytest.mark.parametrize("name", SETS)
    def test_what_is_no_role_does_not_become_one(self, name):
        known = expected(name)
        found = {
            (one, row[0]) for one, raw in written(name).items() for row in read(raw)
        }
        real = {(one, row[0]) for one, rows in known.items() for row in rows}
        assert found - real == set()

    @pytest.mark.parametrize("name", SETS)
    def test_nearly_all_roles_are_found_with_firm_place_and_link(self, name):
        rows = {(one, *row) for one, some in expected(name).items() for row in some}
        found = {(one, *row) for one, raw in written(name).items() for row in read(raw)}
        assert len(rows & found) >= RIGHT_SHARE * len(rows) - 1


class TestLayouts:
    @pytest.mark.parametrize(
        ("text", "row"),
        [
            ("Cook at The Swan in Hull", ("Cook", "The Swan", "Hull")),
            ("Cook at The Swan - Hull", ("Cook", "The Swan", "Hull")),
            ("Cook at The Swan (Hull)", ("Cook", "The Swan", "Hull")),
            ("Cook @ The Swan", ("Cook", "The Swan", None)),
            ("Koch bei Gasthof Linde", ("Koch", "Gasthof Linde", None)),
            ("The Swan - Cook - Hull", ("Cook", "The Swan", "Hull")),
            ("The Swan · Cook · Hull", ("Cook", "The Swan", "Hull")),
            ("The Swan is hiring a Cook", ("Cook", "The Swan", None)),
            ("Cook, The Swan, Hull", ("Cook", "The Swan", "Hull")),
            ("Staff Nurse, Emergency", ("Staff Nurse, Emergency", None, None)),
            ("Cook - Hull, UK", ("Cook", None, "Hull, UK")),
            ("Cook | Remote | The Swan Ltd", ("Cook", "The Swan Ltd", "Remote")),
        ],
    )
    def test_one_line_says_all(self, text, row):
        (found,) = named(f"{text} <https://jobs.example/j/12345>")
        assert found == (*row, "https://jobs.example/j/12345")

    def test_labels_say_what_is_what_and_the_first_word_counts(self):
        text = (
            "Position: Cook\nEmployer: The Swan\nEmployer: Another\n\n"
            "Position: Baker\nSchool: Hull College\nPlace:\nLocation: Hull\n"
            "Salary: £12 an hour\nApply: https://jobs.example/j/2"
        )
        assert named(text) == [
            ("Cook", "The Swan", None, None),
            ("Baker", "Hull College", "Hull", "https://jobs.example/j/2"),
        ]

    def test_a_label_for_the_firm_leaves_the_line_to_the_place(self):
        text = "Cook\nHull\nPosted by The Swan\nView job: https://jobs.example/j/3"
        assert named(text) == [("Cook", "The Swan", "Hull", "https://jobs.example/j/3")]

    def test_a_label_for_the_place_leaves_the_line_to_the_firm(self):
        text = "Cook\nThe Swan\nLocation: Hull\nView job: https://jobs.example/j/3"
        assert named(text) == [("Cook", "The Swan", "Hull", "https://jobs.example/j/3")]

    def test_a_view_job_without_an_address_will_do(self):
        assert named("Cook\nThe Swan\nHull\nView job") == [
            ("Cook", "The Swan", "Hull", None)
        ]

    def test_a_link_to_the_firm_is_not_the_roles(self):
        text = (
            "Cook <https://b.example/j/12345>\n"
            "The Swan <https://b.example/company/the-swan>\nHull"
        )
        assert named(text) == [
            ("Cook", "The Swan", "Hull", "https://b.example/j/12345")
        ]

    def test_stars_and_a_link_above_show_the_firm(self):
        text = (
            "The Swan 4.1 ★ <https://b.example/j/12345>\nCook\nHull, UK\n"
            "Mill Street Bakery <https://b.example/j/99999>\nBaker\nHull, UK\n"
        )
        assert [row[:3] for row in named(text)] == [
            ("Cook", "The Swan", "Hull, UK"),
            ("Baker", "Mill Street Bakery", "Hull, UK"),
        ]

    def test_a_line_that_stands_like_a_title_is_one(self):
        text = (
            "Logistics & Fleet\nThe Swan Ltd\nHull, UK\nView job: https://b.example/9"
        )
        assert titles(text) == ["Logistics & Fleet"]
        assert titles(f"Hello to you\n{text}") == []

    def test_a_firm_with_a_trade_in_its_name_is_no_role_of_its_own(self):
        text = (
            "Cook <https://b.example/1>\nBaker\nHull\nLine two\nLine three\nLine four"
        )
        assert named(text) == [("Cook", "Baker", "Hull", "https://b.example/1")]

    def test_the_firm_that_writes_of_its_own_roles_is_named(self):
        text = "Cook <https://b.example/1>\nHull\n\nBaker <https://b.example/2>\nYork, UK\nKitchen"
        found = named(text, sender="Swan Inns Careers", subject="Jobs at Swan Inns")
        assert [row[:3] for row in found] == [
            ("Cook", "Swan Inns", "Hull"),
            ("Baker", "Swan Inns", "York, UK"),
        ]
        assert named(text, sender="Swan Inns Careers")[0][1] == "Hull"

    def test_marks_stars_and_other_words_for_a_link_are_no_part_of_it(self):
        text = "1) Cook)\n4.5 ★\nThe Swan\nInfo: https://b.example/1"
        assert named(text) == [("Cook", "The Swan", None, "https://b.example/1")]

    def test_a_firm_that_is_not_named_is_none(self):
        text = "Cook <https://b.example/1>\nConfidential\nHull"
        assert named(text) == [("Cook", None, "Hull", "https://b.example/1")]

    def test_sentences_between_a_role_and_its_door_are_passed_over(self):
        text = (
            "Cook\nThe Swan\n\nYou run the pass on four evenings a week.\nKnives\n\n"
            "View job: https://b.example/1"
        )
        assert named(text) == []
        text = text.replace("Knives\n", "")
        assert named(text) == [("Cook", "The Swan", None, "https://b.example/1")]


class TestAnyText:
    @given(
        st.lists(
            st.sampled_from(
                [
                    *("Cook", "Koch (m/w/d)", "The Swan Ltd", "Hull, UK", "View job"),
                    *(
                        "\n",
                        "\n\n",
                        " - ",
                        " · ",
                        "\t",
                        ": ",
                        " at ",
                        " sucht ",
                        "(",
                        ")",
                    ),
                    *("<https://b.example/j/1>", "https://[::1", "Company", "Connect"),
                    *("4.1 ★", "£12 an hour", "New jobs", "Courses", "\u202e", ">"),
                ]
            )
        ).map("".join)
        | st.text(max_size=200)
    )
    def test_every_opening_has_a_title_on_one_line_and_a_sound_link(self, text):
        for one in openings(text, "The Swan Careers", "Jobs at The Swan"):
            assert one.title.strip()
            assert "\n" not in one.title
            assert one.link is None or one.link.startswith(("http://", "https://"))


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "text",
        [
            "Cook\nThe Swan\nHull",
            "Dana Ruiz\nCook at The Swan\nConnect <https://b.example/connect/1>",
            "People you may know\n\nCook at The Swan <https://b.example/j/1>",
            "Recommended courses\nCertified Planner <https://b.example/x/1>\nMill",
            "Planner salaries <https://b.example/salary/planner-1>\nThe Swan\nHull, UK",
            "> Cook at The Swan <https://b.example/j/1>",
            "Your Cook alert <https://b.example/j/1>",
            "Data Analyst Bootcamp <https://b.example/j/1>\nMill School\nLeeds",
            "Are you a Cook? <https://b.example/j/1>",
            "Cook\n\n\n\nView job: https://b.example/1",
            "12 Cooks <https://b.example/1>",
            "",
        ],
    )
    def test_nothing_is_named(self, text):
        assert named(text) == []

    def test_what_was_applied_for_is_no_door(self):
        text = "Jobs you applied for\n\nCook at The Swan <https://b.example/j/1>"
        assert named(text) == []
        assert named(text.replace("you applied for", "for today")) != []

    def test_a_heading_over_roles_ends_what_stood_aside(self):
        text = (
            "People you may know\nCook at The Swan <https://b.example/j/1>\n"
            "New jobs today\nBaker at The Mill <https://b.example/j/2>"
        )
        assert titles(text) == ["Baker"]

    def test_a_role_named_twice_is_named_once(self):
        one = "Cook at The Swan <https://b.example/j/12345?trk=a>\n"
        other = "Cook, The Swan, Hull <https://b.example/j/12345?trk=b>\n"
        plain = "Cook at The Swan <https://b.example/jobs>\n"
        assert len(named(one + other)) == 1
        assert len(named(plain + plain)) == 1

    def test_no_more_are_taken_than_a_mail_may_name(self):
        text = "\n".join(
            f"Cook at Inn {n} <https://b.example/j/{n}>" for n in range(MOST + 9)
        )
        assert len(named(text)) == MOST

    def test_a_line_without_end_is_no_role(self):
        assert named("Cook " * 200 + "<https://b.example/j/1>") == []
