"""Roles of job alerts: kept on request, once, and offered; what the person says stays."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from tests.flows import mailboxes, story
from tests.flows.routes import address
from tests.flows.terminal import Terminal
from tests.unit.mail.alerts import written

from onward.history.application import Channel
from onward.kernel.errors import Damaged, Fixable
from onward.mail.opening import opening
from onward.mail.signal import Kind
from onward.services import (
    applications,
    archive,
    debriefs,
    erasing,
    importing,
    jobs,
    looking,
    saved_roles,
    weeks,
)
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    Job,
    KeptMessage,
    SavedRoleRow,
    WeekRow,
)
from onward.store.queries.saved_roles import saved_roles_page
from onward.web import visit
from onward.worker import loop

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
TODAY = NOW.date()
MONDAY = weeks.monday_of(TODAY)
GO_ON = lambda *_: True  # noqa: E731 (what a job that nobody stops is told)


@pytest.fixture(autouse=True)
def _wednesday(monkeypatch):
    monkeypatch.setattr(visit, "now", lambda: NOW)
    monkeypatch.setattr(visit, "today", NOW.date)


@pytest.fixture
def keeping(alice):
    """Alice, who wants roles kept."""
    saved_roles.tell(alice, keep=True)
    return alice


@pytest.fixture
def mailbox(tmp_path):
    """A folder of her alerts."""
    folder = tmp_path / "alerts"
    folder.mkdir()
    for name, raw in written("first").items():
        (folder / f"{name}.eml").write_bytes(raw)
    return folder


def rows(**about):
    return list(SavedRoleRow.objects.filter(**about).order_by("title"))


def role(title):
    return SavedRoleRow.objects.get(title=title)


def planned(owner):
    weeks.plan(owner, MONDAY, NOW)
    blocks = BlockRow.objects.filter(owner=owner, candidate__kind="application")
    return [
        one.candidate["what"]["values"].get("role") for one in blocks.order_by("key")
    ]


def said(client, name, **values):
    return client.get(address(name, **values), follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
class TestReadingAMailbox:
    def test_nothing_is_kept_before_it_is_asked_for(self, alice, mailbox):
        importing.read_mailbox(alice, [str(mailbox)], NOW, GO_ON)
        assert KeptMessage.objects.filter(kind="alert").count() > 20
        assert rows() == []

    def test_reading_again_takes_the_roles_and_nothing_of_the_mail(
        self, alice, mailbox
    ):
        importing.read_mailbox(alice, [str(mailbox)], NOW, GO_ON)
        saved_roles.tell(alice, keep=True)
        importing.read_mailbox(alice, [str(mailbox)], NOW, GO_ON)
        first = {(one.title, one.company, one.link) for one in rows()}
        assert len(first) > 35
        assert not KeptMessage.objects.exclude(text="").exists()
        again = list(SavedRoleRow.objects.order_by("pk").values())
        importing.read_mailbox(alice, [str(mailbox)], NOW, GO_ON)
        assert list(SavedRoleRow.objects.order_by("pk").values()) == again

    def test_it_is_done_in_the_terminal_as_well(self, mailbox, tmp_path):
        terminal = Terminal(tmp_path / "home", tmp_path)
        assert "are not kept" in terminal.says("roles")
        assert "None yet" in terminal.says("roles", "--keep")
        terminal.says("read", str(mailbox))
        told = terminal.says("roles")
        assert "onward roles --all" in told
        assert "harrow.example" in terminal.says("roles", "--all")
        answer = terminal.answers("roles", "--all")
        assert answer["kept"] is True
        assert len(answer["roles"]) > 35
        assert {"title", "company", "place", "link", "named"} <= answer["roles"][
            0
        ].keys()


class TestOneRoleOnce:
    def test_what_a_later_alert_adds_is_added_and_the_newest_names_it(self, keeping):
        link = "https://magpie.example/j/12345"
        day = timedelta(days=1)
        late = story.alert(opening("Cook", "Swan", "", link), sent=NOW, sender="Late")
        early = story.alert(
            opening("Cook", "", "Hull", f"{link}?trk=x"), sent=NOW - day, sender="Early"
        )
        for alert in (late, early, late, early):
            story.take(keeping, alert)
        (one,) = rows()
        assert (one.company, one.place, one.link) == ("Swan", "Hull", link)
        assert (one.alert, one.last_named) == ("Late", NOW)
        assert one.first_named == NOW - day

    def test_two_of_one_mail_are_met_as_two_of_two(self, keeping):
        link = "https://magpie.example/j/12345"
        same = opening("Cook", "Swan", "Hull"), opening("Cook", "Swan", "Hull", link)
        story.take(keeping, story.alert(*same, opening("COOK", "Inn", "York", link)))
        (one,) = rows()
        assert (one.company, one.link) == ("Swan", link)

    def test_the_date_of_an_alert_is_never_ahead(self, keeping):
        far = datetime.now(UTC) + timedelta(days=900)
        story.take(keeping, story.alert("Cook", sent=far))
        assert role("Cook").last_named < far

    def test_what_the_person_said_outlives_a_later_alert(self, keeping):
        story.take(keeping, story.alert("Cook", "Baker", sent=NOW))
        saved_roles.put_aside(keeping, role("Cook").id)
        home = applications.add(keeping, "Baker House", "Baker", TODAY, Channel.BOARD)
        saved_roles.applied(keeping, role("Baker").id, home)
        story.take(keeping, story.alert("Cook", "Baker", sent=NOW + timedelta(hours=1)))
        assert [one.standing for one in rows()] == ["applied", "aside"]

    def test_switched_off_nothing_more_is_kept_and_what_is_there_stays(self, keeping):
        story.take(keeping, story.alert("Cook"))
        saved_roles.tell(keeping, keep=False)
        story.take(keeping, story.alert("Baker"))
        assert [one.title for one in rows()] == ["Cook"]


class TestTheWeek:
    def test_the_next_applications_name_the_newest_roles(self, keeping):
        story.answered(keeping)
        old = story.alert("Archivist", sent=NOW - timedelta(days=40))
        story.take(keeping, old)
        assert set(planned(keeping)) == {None}
        story.take(keeping, story.alert("Cook", sent=NOW - timedelta(days=1)))
        story.take(keeping, story.alert("Baker", sent=NOW))
        assert planned(keeping)[:3] == ["Baker", "Cook", None]

    def test_what_was_applied_for_by_mail_is_not_offered(self, keeping):
        story.answered(keeping)
        story.take(keeping, story.alert("Cook"))
        applications.add(keeping, "Cook House Ltd", "Cook", TODAY, Channel.BOARD)
        assert set(planned(keeping)) == {None}
        page = saved_roles_page(keeping, TODAY)
        assert page.roles[0].application == ApplicationRow.objects.get().id

    @pytest.mark.parametrize("act", ["aside", "forget"])
    def test_a_role_that_goes_leaves_the_plan_and_its_time_stays(self, keeping, act):
        story.answered(keeping)
        story.take(keeping, story.alert("Cook"))
        assert planned(keeping)[0] == "Cook"
        what = BlockRow.objects.order_by("key")[0].candidate["what"]
        blank = {"msgid": "Rest", "values": {}, "plural": None}
        left = [{"what": one, "reason": blank} for one in (what, blank)]
        WeekRow.objects.update(left_out=left)
        times = list(BlockRow.objects.order_by("key").values_list("start", "key"))
        if act == "aside":
            saved_roles.put_aside(keeping, role("Cook").id)
        else:
            assert saved_roles.forget_all(keeping) == 1
        told = [str(one.candidate) for one in BlockRow.objects.all()]
        assert not [one for one in told if "Cook" in one]
        assert WeekRow.objects.get().left_out == left[1:]
        assert (
            list(BlockRow.objects.order_by("key").values_list("start", "key")) == times
        )


class TestPages:
    def test_it_is_explained_and_begun_on_its_page(self, alices):
        page = said(alices, "saved_roles")
        assert "This is off." in page
        assert "does not begin with an empty page" in page
        page = alices.post(address("keep_roles"), {"keep": "yes"}, follow=True)
        assert "From now on the roles in job alerts are kept." in page.content.decode()
        assert "None yet" in page.content.decode()
        page = alices.post(address("keep_roles"), {"keep": "no"}, follow=True)
        assert "Those that are saved stay." in page.content.decode()

    def test_five_are_shown_the_rest_is_a_press_away(self, keeping, alices):
        titles = [f"Cook {n}" for n in range(1, 54)]
        story.take(keeping, story.alert(*titles, sent=NOW))
        page = said(alices, "saved_roles")
        assert page.count("Not for me") == 5
        assert "Show all 53" in page
        whole = alices.get("/saved-roles/?page=1").content.decode()
        assert whole.count("Not for me") == 50
        assert "Page 1 of 2" in whole
        assert "Further" in whole
        last = alices.get("/saved-roles/?page=9").content.decode()
        assert last.count("Not for me") == 3
        assert "Newer" in last
        assert (
            alices.get("/saved-roles/?page=x").content.decode().count("Not for me") == 5
        )

    def test_a_role_says_when_where_and_whither(self, keeping, alices):
        lure = opening(
            "<b>Cook</b>",
            "Swan & Co",
            "Hull",
            "https://www.magpie.example/j/12345?a=1&b=2",
        )
        story.take(keeping, story.alert(lure, sent=NOW - timedelta(days=1)))
        old = story.alert("Archivist", sent=NOW - timedelta(days=40), sender="")
        story.take(keeping, old)
        page = said(alices, "saved_roles")
        assert "&lt;b&gt;Cook&lt;/b&gt;" in page
        assert "Swan &amp; Co · Hull" in page
        assert "3 March 2026, in an alert of Magpie Jobs" in page
        assert (
            'href="https://www.magpie.example/j/12345?a=1&amp;b=2" rel="noreferrer noopener"'
            in page
        )
        assert "Read it at magpie.example" in page
        assert page.count("more than a month ago") == 1

    def test_i_applied_begins_an_application_with_what_is_known(self, keeping, alices):
        story.take(keeping, story.alert("Cook"))
        one = role("Cook")
        form = alices.get(address("add"), {"saved_role": one.id}).content.decode()
        assert 'value="Cook House"' in form
        assert f'name="saved_role" value="{one.id}"' in form
        sent = {"company": "Cook House", "role": "Cook", "applied_on": "2026-03-04"}
        alices.post(address("add"), {**sent, "channel": "board", "saved_role": one.id})
        one.refresh_from_db()
        assert one.standing == "applied"
        assert one.application.company == "Cook House"
        page = said(alices, "saved_roles")
        assert "None is open." in page
        assert "You applied for 1 of them" in page
        assert "Your application there" in page
        alices.post(address("role_back", role=one.id))
        one.refresh_from_db()
        assert (one.standing, one.application) == ("open", None)
        stray = address("add") + "?saved_role=00000000-0000-0000-0000-000000000007"
        assert "saved_role" not in alices.get(stray).content.decode()

    def test_not_for_me_can_be_undone(self, keeping, alices):
        story.take(keeping, story.alert("Cook"))
        one = role("Cook")
        page = alices.post(address("role_aside", role=one.id), follow=True)
        assert address("role_back", role=one.id) in page.content.decode()
        assert "1 is put aside" in said(alices, "saved_roles")
        alices.post(address("role_back", role=one.id))
        assert "Not for me" in said(alices, "saved_roles")

    def test_today_and_a_closed_debrief_know_of_them(self, keeping, alices):
        story.answered(keeping)
        story.take(keeping, story.alert("Cook", sent=NOW), story.mail(Kind.REJECTED))
        weeks.plan(keeping, MONDAY, NOW)
        BlockRow.objects.exclude(candidate__what__values__role="Cook").delete()
        BlockRow.objects.update(start=NOW, end=NOW + timedelta(hours=1))
        today = said(alices, "today")
        assert "1 role is saved from your job alerts." in today
        assert "Apply: Cook at Cook House" in today
        assert "Open the saved roles" in today
        home = ApplicationRow.objects.get(live=True).id
        one = debriefs.begin(keeping, home, NOW)
        debriefs.tell(keeping, one)
        debriefs.keep(keeping, one, {}, NOW, today=TODAY, to=None)
        page = said(alices, "debrief_one", debrief=one)
        assert "Doors still open" in page
        assert "1 role is saved from your job alerts. It can wait." in page

    def test_all_can_be_forgotten(self, keeping, alices):
        story.take(keeping, story.alert("Cook", "Baker"))
        page = alices.post(address("forget_roles"), follow=True).content.decode()
        assert "2 roles are forgotten." in page
        assert rows() == []


@pytest.mark.django_db(transaction=True)
class TestLookingAgain:
    def test_files_are_read_once_more_where_they_still_lie(
        self, keeping, alices, mailbox
    ):
        gone = jobs.ask_import(keeping, ["/nowhere/at/all.mbox"])
        sent = jobs.ask_import(keeping, [str(mailbox / "a01.eml")], uploaded=True)
        done = jobs.ask_import(keeping, [str(mailbox)])
        for job in (gone, sent, done):
            jobs.finish(job, "done", {})
        answer = alices.post(address("look_for_roles"), follow=True)
        assert "It is being looked through now." in answer.content.decode()
        job = Job.objects.get(state="queued")
        assert job.inputs["paths"] == [str(mailbox)]
        assert not job.inputs["uploaded"]
        assert job.inputs["hold"]  # nothing was filed yet

    def test_without_file_or_mailbox_it_says_what_to_do(self, keeping, alices):
        answer = alices.post(address("look_for_roles"), follow=True).content.decode()
        assert "Read the file again in the Inbox" in answer
        with pytest.raises(Fixable):
            saved_roles.look_again(keeping)

    @pytest.mark.serves
    def test_a_mailbox_is_read_once_more_and_goes_on_where_it_was(
        self, keeping, alices, post, server
    ):
        saved_roles.tell(keeping, keep=False)
        for raw in written("first").values():
            post.put(raw.replace(b"\n", b"\r\n"))
        account = mailboxes.connect(keeping, server.tls)
        mailboxes.look(keeping, account, now=NOW)
        before = mailboxes.row().cursors
        assert rows() == []
        saved_roles.tell(keeping, keep=True)
        assert "last 90 days" in said(alices, "saved_roles")
        (job,) = saved_roles.look_again(keeping)
        assert saved_roles.look_again(keeping) == [job]
        assert jobs.ask_look(keeping, account) != job
        work = iter(lambda: jobs.take(NOW), None)
        loop.do(next(one for one in work if one.id == job), threading.Event())
        assert Job.objects.get(id=job).state == "done"
        assert len(rows()) > 35
        assert mailboxes.row().cursors == before

    @pytest.mark.serves
    def test_a_look_back_can_be_stopped_and_can_fail(self, keeping, post, server):
        post.put(written("first")["a01"].replace(b"\n", b"\r\n"))
        account = mailboxes.connect(keeping, server.tls)
        assert looking.look_again(keeping, account, NOW, lambda *_: False).cancelled
        mailboxes.row().__class__.objects.update(port=1)
        assert looking.look_again(keeping, account, NOW, GO_ON).failure is not None


@pytest.mark.django_db(transaction=True)
class TestLeavingWithIt:
    def test_another_computer_gets_them_with_their_applications(
        self, keeping, bob, place, tmp_path
    ):
        story.take(keeping, story.mail(role="Cook"), story.alert("Cook", "Baker"))
        home = ApplicationRow.objects.get(live=True).id
        saved_roles.applied(keeping, role("Cook").id, home)
        file = tmp_path / "all.zip"
        archive.export(keeping, file)
        erasing.erase_all(keeping, place)
        assert rows() == []
        for _ in range(2):
            archive.take_in(bob, file)
            baker, cook = rows(owner=bob)
            assert (baker.standing, cook.standing) == ("open", "applied")
            assert cook.application == ApplicationRow.objects.get(owner=bob, live=True)

    def test_an_application_that_is_not_here_is_left_out_of_them(
        self, keeping, bob, place, tmp_path
    ):
        story.take(bob, story.mail(role="Cook"))
        theirs = ApplicationRow.objects.get(owner=bob, live=True)
        story.take(keeping, story.alert("Cook"))
        SavedRoleRow.objects.update(application=theirs)
        file = tmp_path / "all.zip"
        archive.export(keeping, file)
        erasing.erase_all(keeping, place)
        archive.take_in(keeping, file)
        assert role("Cook").application is None

    def test_a_link_that_onward_never_writes_is_refused(self, keeping, place, tmp_path):
        story.take(keeping, story.alert("Cook"))
        SavedRoleRow.objects.update(link="javascript:alert(1)")
        file = tmp_path / "all.zip"
        archive.export(keeping, file)
        erasing.erase_all(keeping, place)
        with pytest.raises(Damaged):
            archive.take_in(keeping, file)
        assert rows() == []

    def test_erasing_an_application_takes_its_saved_role_along(self, keeping):
        story.take(keeping, story.alert("Cook", "Baker"))
        home = applications.add(keeping, "Cook House", "Cook", TODAY, Channel.BOARD)
        saved_roles.applied(keeping, role("Cook").id, home)
        erasing.erase_application(keeping, home)
        assert [one.title for one in rows()] == ["Baker"]
