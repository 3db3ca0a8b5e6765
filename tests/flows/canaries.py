"""Fills a store on disk with words that must vanish, erases: `canaries.py STEP`.

Run as its own process by test_erasing.py with ONWARD_HOME set, so that what is looked
through afterwards are the real files: database, log, uploads, all of it.
"""

import json
import sys
from datetime import UTC, datetime, timedelta

import django

NOW = datetime.now(UTC)
NAME = "Canary Works Ltd"


def story_of(owner, company=NAME, word="canary"):
    """An application whose every text holds `word`; return its id."""
    from tests.flows import story

    from onward.mail.signal import Kind
    from onward.services import applications, review
    from onward.store.models import EventRow, KeptMessage

    role = f"Keeper of the {word}"
    mails = [
        story.mail(
            kind,
            NOW - timedelta(days=day),
            company,
            role,
            words=f"{word} words {day}",
            feedback=f"{word} feedback {day}",
            stage="interview",
        )
        for kind, day in (
            (Kind.ACKNOWLEDGED, 30),
            (Kind.INTERVIEW, 20),
            (Kind.ON_HOLD, 15),
            (Kind.REJECTED, 9),
        )
    ]
    story.take(owner, *mails)
    one = EventRow.objects.get(message=mails[0].digest, kind="acknowledged")
    home = one.application_id
    applications.happened(
        owner, home, "note", NOW.date(), {"note": f"{word} note\nof mine"}
    )
    applications.describe(owner, home, {"role": f"{role}, second of its name"})
    applications.undo(owner, one.id)
    relabelled = KeptMessage.objects.get(digest=mails[2].digest)
    review.decide(owner, relabelled.id, Kind.INTERVIEW)
    return home


def plant(owner, place):
    """Put the words wherever a person's text can come to lie."""
    from django.contrib.auth import SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import models
    from tests.flows import story

    from onward.history.application import Channel
    from onward.mail.opening import opening
    from onward.services import applications, jobs, saved_roles, secrets, weeks
    from onward.store.models import (
        BusyCalendar,
        MailAccount,
        Quarantined,
        SavedRoleRow,
        WeekRow,
    )

    story.answered(owner)
    home = story_of(owner)
    applications.open_answers(owner, home)
    other = story_of(owner, "Canary Second", "canary two")
    third = story_of(owner, "Canary Third", "canary three")
    applications.merge(owner, other, home)
    kept = applications.add(owner, "Yarrow Foods", "Buyer", NOW.date(), Channel.BOARD)
    saved_roles.tell(owner, keep=True)
    known = opening(
        "Keeper of the canary alert", NAME, "Hull", "https://canary.example/12345"
    )
    story.take(owner, story.alert(known, "Canary Catcher", sent=NOW))
    weeks.plan(owner, weeks.monday_of(NOW.date()), NOW)
    mine = SavedRoleRow.objects.get(title=known.title)
    SavedRoleRow.objects.filter(pk=mine.pk).update(standing="applied", application=home)
    weeks.plan(owner, weeks.monday_of(NOW.date()), NOW, hours=0.2)
    week = WeekRow.objects.first()
    told = {"msgid": "Write to %(company)s", "values": {"company": NAME}}
    week.left_out = [*week.left_out, {"what": told, "reason": {"msgid": "x"}}]
    week.save()
    Quarantined.objects.create(owner=owner, source="canary.mbox#1", reason="time")
    BusyCalendar.objects.create(owner=owner, name="canary.ics")
    box = MailAccount.objects.create(
        owner=owner, address="canary@post.example", host="imap.canary.example", port=1
    )
    secrets.put(place, str(box.id), "canary secret")
    upload = place.uploads / "canary.mbox"
    upload.write_bytes(b"canary")
    (place.uploads / "canary folder").mkdir()
    (place.uploads / "canary folder" / "x.eml").write_bytes(b"canary")
    (place.root / "tmpcanary").write_bytes(b"canary")
    jobs.ask_import(owner, [str(upload)], uploaded=True)
    session = SessionStore()
    session[SESSION_KEY] = str(owner.pk)
    session["said"] = "canary " * 40
    session.save()
    fill(models)
    return {"home": str(home), "third": str(third), "kept": str(kept)}


def seal(owner, place):
    """Say something in every part of a debrief, name a person, plan, back up, export."""
    from tests.flows import story

    from onward.care.my_person import MyPerson
    from onward.debrief.flow import PARTS
    from onward.mail.signal import Kind
    from onward.services import archive, backup, debriefs, weeks
    from onward.services import help as helping
    from onward.store.models import ApplicationRow

    story.answered(owner)
    story.take(owner, story.mail(Kind.REJECTED, NOW, "Fernhill"))
    application = ApplicationRow.objects.get().id
    one = debriefs.begin(owner, application, NOW)
    debriefs.tell(owner, one)
    said = {
        "feelings": ["canary-a"],
        "own_feeling": "canary-b",
        "weight": 8,
        "asking": "canary-c",
        "draft": "canary-d\nline",
        "chosen": {"canary-e": "canary-f"},
        "words": {"canary-g": "canary-h"},
        "lessons": ["canary-i"],
        "own_lesson": "canary-j",
        "weight_after": 9,
    }
    for part, (name, value) in zip((*PARTS, *PARTS), said.items(), strict=False):
        debriefs.keep(owner, one, {name: value}, NOW, today=NOW.date(), to=part)
    helping.tell_my_person(owner, MyPerson("canary-k", "canary-l"), NOW)
    weeks.plan(owner, weeks.monday_of(NOW.date()), NOW)
    archive.export(owner, place.root / "export.zip")
    archive.export(owner, place.root / "own-words.zip", own_words=True)
    return str(backup.back_up(place, place.backups))


def fill(models):
    """Write a canary into every free text column that has none, row by row."""
    from django.apps import apps

    fixed = {"kind", "standing", "state", "furthest", "channel", "source", "stage"}
    fixed |= {"corrected", "key", "time_zone", "field", "country", "digest", "message"}
    fixed |= {"how", "security", "outcome", "words_key", "link_key"}
    fixed |= {"part", "name", "reason", "token_hash", "password", "language"}
    for model in apps.get_app_config("store").get_models():
        if model.__name__ == "ApplicationRow":
            continue  # derived from the log
        for row in model._default_manager.all():
            for field in model._meta.get_fields():
                free = isinstance(field, models.CharField | models.TextField)
                if free and field.name not in fixed:
                    value = getattr(row, field.name)
                    if value and "canary" not in value.lower():
                        setattr(row, field.name, f"canary {value}")
            row.save()


def seen(owner):
    """What is left for the other applications."""
    from onward.store.log import all_timelines

    return {
        str(one.id): [one.company, one.state, len(one.events)]
        for one in all_timelines(owner).values()
    }


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from onward.kernel.errors import Busy
    from onward.services import compacting, doctor, erasing, home
    from onward.services.owners import local_owner

    step, *ids = sys.argv[1:]
    home.prepare(settings.HOME)
    call_command("migrate", verbosity=0)
    owner = local_owner()
    answer = None
    if step == "plant":
        answer = plant(owner, settings.HOME)
    elif step == "seal":
        answer = seal(owner, settings.HOME)
    elif step == "erase":
        for one in ids:
            erasing.erase_application(owner, one)
        answer = seen(owner)
        problems = [text.plain() for text in doctor.examine(owner, settings.HOME)]
        assert not [said for said in problems if "read by other" not in said], problems
    elif step == "everything":
        erasing.erase_all(owner, settings.HOME)
    elif step == "held":
        connection.ensure_connection()
        connection.connection.execute("PRAGMA busy_timeout=50")
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            cursor.execute("SELECT count(*) FROM store_eventrow")
            cursor.fetchall()
            try:
                compacting.compact()
            except Busy as error:
                answer = error.message.plain()
            cursor.execute("ROLLBACK")
        other.close()
    connection.close()
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
