"""What reading does when a mailbox changes, or answers slowly, while it is planned."""

import pytest

from onward.gateways.imap import reading
from onward.gateways.imap.failures import NoAnswer
from onward.gateways.imap.folders import Folder
from onward.gateways.imap.place import Place
from onward.gateways.imap.reading import Cursor, Fresh, Tally, mails, plan
from onward.gateways.imap.session import Size

PLACE = Place("imap.post.example")
INBOX, JOBS = Folder("INBOX", "INBOX"), Folder("Jobs", "Jobs")


class Double:
    """A session whose answers are given; what is asked is noted."""

    def __init__(self, validity=7, uids=(1, 2, 3), sizes=None, fails=()):
        self.place, self.validity, self.asked = PLACE, validity, []
        self._uids, self._sizes, self._fails = uids, sizes or {}, fails

    def examine(self, folder):
        self.asked.append(("examine", folder.key))
        return self.validity

    def uids(self, above, since):
        self.asked.append(("uids", above, since))
        return [uid for uid in self._uids if uid > above]

    def sizes(self, uids):
        if self.asked[-1] == ("examine", self.closed):
            raise NoAnswer("said_no", PLACE)
        found = {uid: self._sizes.get(uid, Size(10)) for uid in uids}
        return {uid: size for uid, size in found.items() if size}

    def bodies(self, uids):
        self.asked.append(("bodies", *uids))
        if self._fails and set(self._fails) & set(uids):
            raise NoAnswer(self.fails_with, PLACE)
        return {uid: b"Subject: %d\r\n\r\nhello" % uid for uid in uids}

    fails_with, closed = "said_no", None


def read(session, fresh, *, careful=False):
    tally = Tally()
    found = mails(session, fresh, "alice@post.example", tally, careful=careful)
    return list(found), tally


def ordinals(found):
    return [one.ordinal for one in found]


def fresh(*uids):
    return [Fresh(INBOX, 7, anew=False, uids=uids)]


def test_folders_that_take_too_long_are_left_for_the_next_look(monkeypatch):
    monkeypatch.setattr(reading, "_PLANNING_SECONDS", -1.0)
    tally = Tally()
    assert plan(Double(), [INBOX, JOBS], {}, None, tally) == []
    assert tally.failure.code == "no_answer"


def test_only_what_lies_behind_the_cursor_is_planned():
    session = Double()
    (found,) = plan(session, [INBOX], {"INBOX": Cursor(7, 2)}, None, Tally())
    assert found == Fresh(INBOX, 7, anew=False, uids=(3,))


@pytest.mark.parametrize("validity", [0, 8])
def test_without_the_same_validity_all_is_planned(validity):
    session = Double(validity)
    (found,) = plan(session, [INBOX], {"INBOX": Cursor(validity - 1, 2)}, None, Tally())
    assert found.anew
    assert found.uids == (1, 2, 3)


def test_a_folder_made_anew_while_it_is_planned_is_not_read_by_old_numbers():
    found, tally = read(Double(validity=8), fresh(1, 2))
    assert found == []
    assert tally.unopened == 1
    assert tally.done == {}


def test_a_folder_that_refuses_does_not_keep_the_others_unread():
    session = Double()
    session.closed = "INBOX"
    found, tally = read(session, [*fresh(1, 2), Fresh(JOBS, 7, anew=False, uids=(4,))])
    assert ordinals(found) == [4]
    assert (tally.done, tally.unopened) == ({"Jobs": 4}, 1)


def test_where_no_folder_can_be_opened_that_is_a_failure():
    session, tally = Double(), Tally()
    session.examine = lambda _: session._refuse()
    session._refuse = lambda: (_ for _ in ()).throw(NoAnswer("said_no", PLACE))
    assert plan(session, [INBOX, JOBS], {}, None, tally) == []
    assert (tally.failure.code, tally.unopened) == ("said_no", 2)


def test_what_weighs_much_is_fetched_alone_and_what_is_light_together():
    big = {2: Size(60 << 20), 4: Size(0)}
    session = Double(sizes=big)
    found, tally = read(session, fresh(1, 2, 3, 4, 5))
    assert [one.ordinal for one in found] == [1, 2, 3, 4, 5]
    fetched = [asked[1:] for asked in session.asked if asked[0] == "bodies"]
    assert fetched == [(1,), (2,), (3,), (4,), (5,)]
    session = Double()
    read(session, fresh(*range(1, 121)))
    fetched = [len(asked) - 1 for asked in session.asked if asked[0] == "bodies"]
    assert fetched == [50, 50, 20]
    assert tally.done == {"INBOX": 5}


def test_what_is_refused_together_is_tried_alone():
    session = Double(fails=(2,))
    found, tally = read(session, fresh(1, 2, 3))
    assert ordinals(found) == [1, 3]
    assert tally.owed == {"INBOX": [2]}
    assert tally.done == {"INBOX": 3}


def test_a_cut_while_one_is_tried_alone_ends_it():
    session = Double(fails=(2,))
    session.fails_with = "closed"
    found, tally = read(session, fresh(1, 2, 3))
    assert found == []
    assert tally.failure.code == "closed"


def test_a_server_that_refuses_everything_is_read_no_further():
    everything = range(1, 301)
    found, tally = read(Double(fails=everything), fresh(*everything))
    assert found == []
    assert tally.done == {}
    assert tally.missing == reading._MOST_OWED


def test_what_is_owed_is_asked_for_after_all_that_is_new():
    session = Double(sizes={4: None, 5: Size(9, deleted=True)}, fails=(6,))
    one = Fresh(INBOX, 7, anew=False, uids=(8, 9), owed=(3, 4, 5, 6))
    found, tally = read(session, [one])
    assert ordinals(found) == [8, 9, 3]
    assert tally.again == {"INBOX": [3, 4, 5, 6]}
    assert tally.gone == {"INBOX": [4, 5]}
    assert tally.failure is None


def test_what_ends_the_connection_again_is_no_failure_of_the_new():
    session = Double(fails=(3,))
    session.fails_with = "closed"
    one = Fresh(INBOX, 7, anew=False, uids=(8,), owed=(3, 4))
    found, tally = read(session, [one])
    assert ordinals(found) == [8]
    assert tally.again == {"INBOX": [3]}
    assert (tally.failure, tally.done) == (None, {"INBOX": 8})


def test_with_care_a_message_that_ends_the_connection_is_owed():
    session = Double(fails=(2,))
    session.fails_with = "closed"
    found, tally = read(session, fresh(1, 2, 3), careful=True)
    assert ordinals(found) == [1]
    assert (tally.owed, tally.done) == ({"INBOX": [2]}, {"INBOX": 2})
    assert tally.failure.code == "closed"


def test_care_is_for_the_next_messages_only():
    session = Double()
    read(session, fresh(*range(1, 121)), careful=True)
    fetched = [len(asked) - 1 for asked in session.asked if asked[0] == "bodies"]
    assert fetched == [1] * 50 + [50, 20]
