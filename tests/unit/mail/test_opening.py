"""One role of an alert: sound links, and when two are the same."""

import pytest

from onward.mail.opening import LONGEST_LINK, host, opening, path_of, untracked

JOB = "https://jobs.example/view/4012345678"


class TestLinks:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            (f"{JOB}?trackingId=a%3D&refId=b&trk=c", JOB),
            (f"{JOB}?utm_source=alert&jk=9f8e&from=ja", f"{JOB}?jk=9f8e"),
            (f"{JOB}?a=b+c%20d", f"{JOB}?a=b+c%20d"),
            ("HTTPS://JOBS.example/View/1", "https://jobs.example/View/1"),
            ("http://jobs.example:8080/1", "http://jobs.example:8080/1"),
            ("https://jobs.example/\u202e1", "https://jobs.example/1"),
        ],
    )
    def test_what_tracks_its_reader_is_left_out(self, given, kept):
        assert untracked(given) == kept

    @pytest.mark.parametrize(
        "given",
        [
            "javascript:alert(1)",
            "ftp://jobs.example/1",
            "data:text/html,x",
            "https:///1",
            "https://alice@jobs.example/1",
            "https://:secret@jobs.example/1",
            "https://jobs.example:99999/1",
            "https://[::1/1",
            f"https://jobs.example/{'1' * LONGEST_LINK}",
            "https://jobs.example/a b",
            "//jobs.example/1",
            "",
        ],
    )
    def test_what_is_no_plain_web_address_is_none(self, given):
        assert untracked(given) is None

    def test_people_see_where_a_link_leads(self):
        assert host("https://www.jobs.example/1") == "jobs.example"
        assert host("https://j\u043ebs.example/1") == "xn--jbs-sed.example"
        assert host("https://\u2460\ufffd.example/1") != ""
        assert host("") == ""

    def test_a_path_is_looked_at_whatever_it_is(self):
        assert path_of("https://jobs.example/a/b?c") == "/a/b"
        assert path_of("https://[::1/1") == ""


class TestSameness:
    def test_case_accents_and_marks_do_not_make_another_role(self):
        one = opening("Koch (m/w/d)", "Café Été", "Köln")
        assert one.words_key == opening("KOCH", "Cafe Ete", "koln").words_key
        assert one.words_key != opening("Koch", "Café Été", "Bonn").words_key

    def test_the_same_posting_is_the_same_role_under_the_same_title(self):
        one = opening("Cook", "The Swan", "Hull", f"{JOB}?trk=a")
        assert one.link_key == opening("Cook", "Swan", "", f"{JOB}?trk=b").link_key
        assert one.link_key != opening("Baker", "Swan", "", JOB).link_key

    def test_a_link_to_a_list_names_no_posting(self):
        assert opening("Cook", link="https://jobs.example/all").link_key == ""
        assert opening("Cook").link_key == ""

    def test_every_part_is_on_one_line_and_not_too_long(self):
        one = opening("Cook\n\u202e" + "k" * 900, "", "  ", "javascript:x")
        assert len(one.title) == 200
        assert "\n" not in one.title
        assert "\u202e" not in one.title
        assert (one.company, one.place, one.link) == (None, None, None)
