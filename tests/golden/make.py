"""Make a golden store: `python tests/golden/make.py 0.1.0`, once per release."""

import json
import os
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


def main(version: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ONWARD_HOME"] = str(Path(scratch) / "onward")
        from onward.cli.store import open_store

        opened = open_store()
        # A key that guards nothing: what is published must not be one.
        opened.home.secret_key.write_text("golden-store-that-guards-nothing", "ascii")
        fill(opened.owner)
        from onward.services.backup import back_up
        from tests.golden.told import told

        made = back_up(opened.home, opened.home.backups)
        shutil.copy(made, HERE / f"{version}.onward-backup")
        what = json.dumps(told(opened.owner), indent=1, sort_keys=True, default=str)
        (HERE / f"{version}.json").write_text(what + "\n", "utf-8")


def fill(owner) -> None:
    """Give `owner` something of everything a store can hold."""
    from onward.history.application import Channel
    from onward.history.event import EventKind
    from onward.mail.signal import Kind, Stage
    from onward.planning.week import Standing
    from onward.services import applications, calendars, review, weeks
    from onward.services.importing import file_kept
    from onward.services.keeping import keep
    from onward.store.models import BlockRow, KeptMessage, Preferences
    from tests.flows.build import lost, read

    Preferences.objects.filter(owner=owner).update(
        answered=True, hours_per_week=9, time_zone="Europe/London", country="GB"
    )
    keep(
        owner,
        [
            read(Kind.ACKNOWLEDGED, 0),
            read(Kind.INTERVIEW, 6, stage=Stage.INTERVIEW, reply_possible=True),
            read(Kind.REJECTED, 15, feedback="More numbers.", stage=Stage.INTERVIEW),
            read(Kind.ACKNOWLEDGED, 3, company="Yarrow", role="Buyer"),
            read(Kind.OFFER, 20, company="Yarrow", role="Buyer"),
            read(Kind.REJECTED, 9, company="Thistle", role="Clerk", confidence=0.5),
            read(Kind.OUTREACH, 9, company="Larch", role="Planner"),
            read(Kind.OTHER, 2),
            lost("time"),
        ],
    )
    list(file_kept(owner, datetime(2026, 4, 1, tzinfo=UTC)))
    unsure = KeptMessage.objects.get(owner=owner, standing="unsure")
    review.decide(owner, unsure.id, Kind.REJECTED)
    day = date(2026, 3, 10)
    one = applications.add(owner, "Hazel & Sons", "Planner", day, Channel.REFERRAL)
    two = applications.add(owner, "Hazel and Sons", "Planner", day, Channel.BOARD)
    merged = applications.merge(owner, two, one)
    applications.undo(owner, merged)
    applications.merge(owner, two, one)
    applications.happened(owner, one, EventKind.NOTE, day, {"text": "A note."})
    busy = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        b"DTSTART:20260325T090000Z\r\nDTEND:20260325T120000Z\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n"
    )
    now = datetime(2026, 3, 20, 9, tzinfo=UTC)
    calendars.take(owner, "home.ics", busy, now)
    weeks.plan(owner, date(2026, 3, 23), now)
    first = BlockRow.objects.filter(owner=owner).order_by("start").first()
    weeks.mark(owner, first.id, Standing.DONE, now.date())


if __name__ == "__main__":
    main(sys.argv[1])
