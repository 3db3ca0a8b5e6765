"""Nobody but the person's own browser gets in, by any address."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from tests.flows.routes import ROUTES, STATIC, address, addresses

from onward.services import doorway
from onward.store.models import LaunchLink

OURS = ("127.0.0.1", "localhost", "[::1]", "127.0.0.1:80", "localhost:80")
HOSTS = (
    "evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "127.0.0.1:8377",
    "localhost:81",
    "127.0.0.1:",
    "127.0.0.1:080",
    "127.0.0.1.",
    "localhost.",
    "LOCALHOST.evil.example",
    "user@127.0.0.1",
    "127.0.0.1@evil.example",
    "127.1",
    "127.0.0.2",
    "0.0.0.0",  # noqa: S104 (a name somebody may ask for, nothing binds to it)
    "0",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[0:0:0:0:0:0:0:1]",
    "::1",
    "[::1",
    "10.0.0.1",
    "192.168.1.2",
    "169.254.169.254",
    "testserver",
    "onward.localhost",
    "127.0.0.1, evil.example",
    "127.0.0.1 ",
    "",
)
ORIGINS = (
    "null",
    "http://evil.example",
    "https://127.0.0.1",
    "http://127.0.0.1:8377",
    "http://127.0.0.1.evil.example",
    "http://localhost",
    "http://[::1]",
    "file://",
    "chrome-extension://abcdefghijklmnop",
    "http://127.0.0.1/",
    "http://user@127.0.0.1",
    "",
)
SITES = ("cross-site", "same-site", "CROSS-SITE", "")

FOREIGN = [
    *({"host": host} for host in HOSTS),
    *({"host": "127.0.0.1", "origin": origin} for origin in ORIGINS),
    *({"host": "127.0.0.1", "sec-fetch-site": site} for site in SITES),
]
METHODS = ("get", "post")
V6 = "0000000000000000FFFF0000"


def test_every_route_is_known_to_these_tests():
    patterns = get_resolver().url_patterns
    assert all(isinstance(pattern, URLPattern) for pattern in patterns)
    assert {pattern.name for pattern in patterns} == set(ROUTES)
    assert len(ROUTES) > 40


def test_there_are_enough_ways_to_be_foreign():
    assert len({tuple(sorted(one.items())) for one in FOREIGN}) >= 40


@pytest.mark.parametrize("name", [*ROUTES, *STATIC])
def test_a_foreign_request_is_refused_before_anything_runs(
    name, alices, django_assert_num_queries
):
    path = addresses()[name]
    for headers in FOREIGN:
        for method in METHODS:
            with django_assert_num_queries(0):
                answer = getattr(alices, method)(path, headers=headers)
            assert answer.status_code == 403, (headers, method)
            assert answer.content == b"This address answers only to this computer.\n"


@pytest.mark.parametrize("name", [*ROUTES, *STATIC])
def test_without_a_launch_link_nothing_answers_but_the_link(name, stranger):
    for method in METHODS:
        answer = getattr(stranger, method)(addresses()[name])
        if name == "open_link" and method == "post":
            assert answer.status_code == 405
            continue
        assert answer.status_code == 403, method
        assert b"onward link" in answer.content


@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_let_through(host, alices):
    assert alices.get("/", headers={"host": host}).status_code == 200


def test_a_form_of_our_own_page_is_let_through(alices):
    ours = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert alices.post("/stop/", headers=ours).status_code == 302


class TestTheLaunchLink:
    def test_lets_one_browser_in_once(self, alice, stranger):
        path = address("open_link", token=doorway.make_link(alice, timezone.now()))
        assert stranger.get(path).headers["Location"] == "/"
        assert stranger.get("/").status_code == 200
        other = Client(headers={"host": "127.0.0.1"})
        again = other.get(path)
        assert again.status_code == 403
        assert other.get("/").status_code == 403

    def test_used_again_it_says_what_to_run_or_leads_who_is_in_on(
        self, alice, stranger, alices
    ):
        path = f"/open/{doorway.make_link(alice, timezone.now())}/"
        stranger.get(path)
        stranger.logout()
        page = stranger.get(path).content.decode()
        assert "used already" in page
        assert "<code>onward link</code>" in page
        assert "link rel" not in page
        assert alices.get(path).headers["Location"] == "/"

    def test_is_worth_nothing_after_a_minute(self, alice, stranger):
        from datetime import timedelta

        made = timezone.now() - timedelta(seconds=61)
        path = address("open_link", token=doorway.make_link(alice, made))
        assert stranger.get(path).status_code == 403
        assert LaunchLink.objects.count() == 0

    @pytest.mark.parametrize(
        ("row", "mine", "status"),
        [
            ("0100007F:1388 0100007F:0050 01", 1000, 302),
            ("0100007F:1388 0100007F:0050 01", 1001, 403),
            ("0500007F:1388 0100007F:0050 01", 1001, 302),  # somebody else's
            ("0100007F:1388 0100007F:0051 01", 1001, 302),
            ("0100007F:1388 0100007F:0050 06", 1001, 302),  # ended long ago
            (f"{V6}0100007F:1388 {V6}0100007F:0050 01", 1001, 403),
            ("0100007F:1388 0100007F:0050 01", 0, 302),
            ("", 1001, 302),
            (None, 1001, 302),
        ],
    )
    def test_lets_no_other_account_of_the_computer_in(
        self, alice, stranger, tmp_path, monkeypatch, row, mine, status
    ):
        table = tmp_path / "tcp"
        if row is not None:
            told = f"  7: {row} 00000000:00000000 00:00000000 00000000 1000 0 5\n"
            table.write_text("sl local_address st\n" + told * (row != ""))
        monkeypatch.setattr(doorway, "_TABLES", (tmp_path / "none", table))
        monkeypatch.setattr(doorway.os, "getuid", lambda: mine)
        monkeypatch.setattr(doorway.sys, "byteorder", "little")
        path = address("open_link", token=doorway.make_link(alice, timezone.now()))
        assert stranger.get(path, REMOTE_PORT="5000").status_code == status
        assert LaunchLink.objects.exists() == (status == 403)

    @pytest.mark.parametrize("headers", FOREIGN[:3] + FOREIGN[-4:], ids=str)
    def test_a_foreign_request_does_not_use_it_up(self, headers, alice, stranger):
        path = address("open_link", token=doorway.make_link(alice, timezone.now()))
        assert stranger.get(path, headers=headers).status_code == 403
        assert stranger.get(path).status_code == 302

    @pytest.mark.parametrize(
        "path", ["/open/short/", "/open/" + "x" * 43, "/open/../", "/open//", "/open"]
    )
    def test_nothing_that_looks_like_it_is_let_through(self, path, stranger):
        assert stranger.get(path).status_code == 403


@pytest.mark.parametrize("name", [n for n, route in ROUTES.items() if route.post])
def test_a_form_without_its_token_changes_nothing(name, alice):
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.force_login(alice)
    answer = strict.post(address(name))
    assert answer.status_code == 403
    assert b"open too long" in answer.content


@pytest.mark.parametrize("name", ROUTES)
def test_every_answer_carries_its_guards(name, alices):
    route = ROUTES[name]
    ask = alices.get if route.get else alices.post
    answer = ask(address(name))
    answer.close()
    headers = answer.headers
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    if answer.status_code != 403:  # what is refused has no frame and no opener
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ROUTES)
def test_only_the_methods_it_is_for_are_answered(name, alices):
    route = ROUTES[name]
    for method, allowed in (
        ("get", route.get),
        ("post", route.post),
        ("put", False),
        ("delete", False),
    ):
        answer = getattr(alices, method)(address(name))
        answer.close()
        assert (answer.status_code == 405) == (not allowed), method


@pytest.mark.parametrize("path", STATIC)
def test_static_files_reach_whoever_is_in(path, alices):
    answer = alices.get(path)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    answer.close()
