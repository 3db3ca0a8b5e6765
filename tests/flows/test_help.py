"""Help is one step away on every page, says where numbers come from, and guesses nothing."""

import re

import pytest
from django.conf import settings
from selectolax.lexbor import LexborHTMLParser
from tests.flows import story
from tests.flows.routes import ROUTES, address
from tests.flows.test_pages import NOW, SHOWN

from onward.care.help_lines import DIRECTORY, lines_for, rows_of_all
from onward.services import help as telling
from onward.services.preferences import countries
from onward.store.models import ApplicationRow, Preferences, SealedNote

COUNTRIES = sorted({row.country for row in rows_of_all()})
ALICES_PERSON = {"name": "Charlie", "reach": "0161 496 0123"}


def help_page(client, country=""):
    answer = client.post(address("tell_country"), {"country": country}, follow=True)
    assert answer.redirect_chain == [("/help/", 302)]
    return LexborHTMLParser(answer.content)


def words(page):
    return " ".join(page.css_first("main").text(separator=" ").split())


@pytest.mark.parametrize("told", ["empty", "demo"])
def test_help_is_one_step_from_every_page(told, alice, alices):
    if told == "demo":
        story.demo(alice, NOW)
    seen = 0
    for name in SHOWN:
        answer = alices.get(address(name), follow=True)
        if "text/html" in answer.headers["Content-Type"]:
            page = LexborHTMLParser(answer.content)
            assert page.css("a[href='/help/']"), name
            seen += 1
        answer.close()
    assert seen > 15


def test_beside_a_no_and_beside_an_answer_that_waits_help_is_offered(alice, alices):
    story.canary(alice, NOW)
    row = ApplicationRow.objects.get(owner=alice, live=True)
    path = address("application", application=row.id)
    assert b'class="nearby"' in alices.get(path).content
    alices.post(address("open_answers", application=row.id))
    assert b'class="nearby"' in alices.get(path).content
    story.take(alice, story.mail(company="Yarrow Foods"))
    other = ApplicationRow.objects.exclude(id=row.id).get()
    path = address("application", application=other.id)
    assert b'class="nearby"' not in alices.get(path).content


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_line_of_a_country_is_shown_with_its_number_age_and_source(
    country, alices
):
    page = help_page(alices, country)
    links = {a.attributes["href"]: a for a in page.css("main a[href]")}
    said = words(page)
    assert lines_for(country).all
    for row in lines_for(country).all:
        assert row.name in said
        assert row.source in links
        for way in row.ways:
            assert not way.address or way.address in links
            assert (way.site if way.leaves else way.shown) in said
        if row.source_date:
            assert f"from a page of {row.source_date}" in said
    assert DIRECTORY in links


def test_where_no_line_is_known_the_page_says_so_and_points_elsewhere(alices):
    for country in ("", "IN", "NG", "KE", "PH"):
        page = help_page(alices, country)
        said = words(page)
        assert "all your local emergency number" in said
        assert ("no line is listed here yet" in said) == bool(country)
        assert "findahelpline.com" in said
        calls = page.css("main a[href^='tel:'], main a[href^='sms:']")
        assert bool(calls) == (not country)


def test_without_a_country_the_numbers_of_all_known_ones_stand_there(alices):
    danger = help_page(alices, "").css_first("section[aria-labelledby=danger]")
    links = [a.attributes["href"] for a in danger.css("a[href^='tel:']")]
    assert links[0] == "tel:112"
    assert {"tel:911", "tel:999"} <= set(links)
    assert "Portugal" in danger.text()


def test_each_country_has_two_ways_and_an_emergency_number_or_sentence(alices):
    for code, _ in countries():
        lines = lines_for(code)
        assert bool(lines.emergency) or not {"tel:112"} & {
            way.address for row in lines.all for way in row.ways
        }
    for code in (*COUNTRIES, "IN", "AR"):
        page = help_page(alices, code)
        danger = page.css_first("section[aria-labelledby=danger]")
        assert danger.css("a[href^='tel:']") or "local emergency" in danger.text()
        talk = page.css_first("section[aria-labelledby=talk]")
        ways = len(talk.css("a")) + ("a doctor, or someone you know" in talk.text())
        assert ways >= 2, code


def test_links_that_leave_say_so_and_tell_the_other_side_nothing(alices):
    for country in ("GB", "US", "AR"):
        page = help_page(alices, country)
        out = page.css("a[href^='http']")
        assert out
        assert {a.attributes.get("rel") for a in out} == {"noreferrer"}
        assert "This link leaves this computer" in words(page)
        forms = page.css("main form")
        assert all(one.attributes["action"].startswith("/") for one in forms)


def test_the_page_claims_nothing(alices):
    said = words(help_page(alices, "GB"))
    assert "has not been clinically reviewed" in said
    assert "detects nothing and alerts nobody" in said
    assert "Numbers can change" in said
    assert "Lines can be busy" in said
    forbidden = r"suicid|commit|!|\bjust\b|simply|unfortunately|depress|anxiety"
    own = re.sub(r"https?://\S+", "", said)
    assert re.findall(forbidden, own, re.IGNORECASE) == []


def test_the_country_is_never_taken_from_the_address_one_comes_from(alices, alice):
    page = alices.get("/help/", headers={"Accept-Language": "de-AT"}).content.decode()
    assert "Which country are you in?" in page
    assert "0800 1110111" not in page
    help_page(alices, "DE")
    assert Preferences.objects.get(owner=alice).country == "DE"


def test_a_country_that_does_not_exist_changes_nothing(alices, alice):
    help_page(alices, "GB")
    answer = alices.post(address("tell_country"), {"country": "ZZ"})
    assert answer.status_code == 200
    assert Preferences.objects.get(owner=alice).country == "GB"
    assert b"tel:116123" in answer.content


class TestMyPerson:
    def test_is_kept_sealed_shown_and_taken_away(self, alice, alices):
        alices.post(address("tell_my_person"), ALICES_PERSON)
        note = SealedNote.objects.get(owner=alice)
        assert b"Charlie" not in bytes(note.sealed)
        page = alices.get("/help/").content.decode()
        assert '<a href="tel:01614960123">0161 496 0123</a>' in page
        alices.post(address("tell_my_person"), {"name": "Dora", "reach": "next door"})
        page = words(LexborHTMLParser(alices.get("/help/").content))
        assert "Dora next door" in page
        assert "Charlie" not in page
        alices.post(address("forget_my_person"))
        assert not SealedNote.objects.exists()
        assert b"Whom would you call?" in alices.get("/help/").content

    def test_nobody_is_kept_when_both_are_empty(self, alices):
        alices.post(address("tell_my_person"), ALICES_PERSON)
        alices.post(address("tell_my_person"), {"name": " ", "reach": ""})
        assert not SealedNote.objects.exists()

    def test_what_is_too_long_is_not_lost(self, alices):
        long = {"name": "x" * 101, "reach": "next door"}
        answer = alices.post(address("tell_my_person"), long)
        assert answer.status_code == 200
        assert "up to 100 letters" in answer.content.decode()
        assert "next door" in answer.content.decode()
        assert not SealedNote.objects.exists()

    def test_a_lost_key_never_keeps_the_numbers_away(self, alice, alices):
        telling.tell_country(alice, "GB")
        alices.post(address("tell_my_person"), ALICES_PERSON)
        settings.HOME.seal_key.unlink()
        page = alices.get("/help/").content.decode()
        assert "tel:116123" in page
        assert "cannot be opened" in page
        alices.post(address("forget_my_person"))
        assert b"cannot be opened" not in alices.get("/help/").content

    def test_is_not_there_for_bob(self, alices, bobs):
        alices.post(address("tell_my_person"), ALICES_PERSON)
        assert b"Charlie" not in bobs.get("/help/").content
        bobs.post(address("forget_my_person"))
        assert SealedNote.objects.count() == 1


def test_the_routes_of_help_are_known():
    assert {name for name in ROUTES if "/help/" in address(name)} == {
        "help",
        "tell_country",
        "tell_my_person",
        "forget_my_person",
    }
