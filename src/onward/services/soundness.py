"""Whether rows from outside could have been written by Onward: what pages rely on."""

from collections.abc import Callable, Mapping
from datetime import datetime
from math import isfinite
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models

from onward.debrief import offers as debrief
from onward.debrief.answers import answers_in
from onward.debrief.flow import Part
from onward.evidence.field import Field
from onward.history.event import EventKind, Source
from onward.mail.opening import untracked
from onward.mail.signal import Kind, Stage
from onward.services.preferences import MOST_HOURS
from onward.store import shapes
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusySpan,
    DebriefRow,
    EventRow,
    KeptMessage,
    Preferences,
    SavedRoleRow,
    SealedNote,
    WeekRow,
)


def check(row: models.Model) -> None:
    """Raise `ValueError`, or what reading a wrong value raises, for an unsound row.

    Of an application only whose it is matters: all else is made anew from its log.
    """
    for field in row._meta.concrete_fields:  # noqa: SLF001 (Django's own name)
        value = getattr(row, field.attname)
        if type(row) is ApplicationRow and field.name not in {"id", "owner"}:
            continue
        if value is None:
            _need(field.null)
        else:
            field.run_validators(value)
        if isinstance(value, datetime):
            _need(value.tzinfo is not None)
    if type(row) in _CHECKS:
        _CHECKS[type(row)](row)


def sound_words(row: DebriefRow | SealedNote, said: object) -> dict[str, Any]:
    """Return what was sealed in `row`, as it can be sealed again; raise as `check` does."""
    if not isinstance(said, dict):
        raise TypeError("no words")
    if isinstance(row, DebriefRow):
        return answers_in(said).plain()
    _need(said.keys() == {"name", "reach"})
    _need(all(isinstance(value, str) for value in said.values()))
    return said


def _preferences(row: Preferences) -> None:
    ZoneInfo(row.time_zone)
    Field(row.field)
    _need(isfinite(row.hours_per_week) and 0 <= row.hours_per_week <= MOST_HOURS)
    for days in (row.days, row.days_off):
        _need(isinstance(days, list) and set(days) <= set(range(7)))


def _event(row: EventRow) -> None:
    EventKind(row.kind)
    Source(row.source)
    _need(0 <= row.confidence <= 1)
    _need(isinstance(row.details, dict))
    for name, value in row.details.items():
        _need(isinstance(value, str | bool))
        if name in {"when", "due"}:
            _need(datetime.fromisoformat(value).tzinfo is not None)
        if name in {"event", "into", "to"}:
            UUID(value)


def _message(row: KeptMessage) -> None:
    KeptMessage.Standing(row.standing)
    Kind(row.kind)
    _need(0 <= row.confidence <= 1)
    if row.corrected:
        Kind(row.corrected)
    if row.stage:
        Stage(row.stage)
    for names in (row.references, row.to):
        _need(isinstance(names, list) and all(isinstance(one, str) for one in names))


def _block(row: BlockRow) -> None:
    block = shapes.block(row)
    one = block.candidate
    _need(row.end > row.start and row.key == one.key)
    for moment in (one.earliest, one.latest):
        _need(moment is None or moment.tzinfo is not None)
    for text in (one.what, one.why, one.first_step, one.if_then):
        text.plain()
    if one.subject:
        UUID(one.subject)
    if one.kind == debrief.KIND:
        UUID(one.key.partition(":")[2])


def _week(row: WeekRow) -> None:
    _need(row.monday.weekday() == 0 and isfinite(row.gap))
    for note in row.notes:
        shapes.text_in(note).plain()
    for left in row.left_out:
        shapes.text_in(left["what"]).plain()
        shapes.text_in(left["reason"]).plain()


def _debrief(row: DebriefRow) -> None:
    Part(row.part)
    DebriefRow.Standing(row.standing)


def _saved_role(row: SavedRoleRow) -> None:
    SavedRoleRow.Standing(row.standing)
    _need(not row.link or untracked(row.link) == row.link)


def _span(row: BusySpan) -> None:
    _need(row.end > row.start)


def _need(holds: bool) -> None:
    if not holds:
        raise ValueError("a value that Onward does not write")


_CHECKS: Mapping[type[models.Model], Callable[[Any], None]] = {
    Preferences: _preferences,
    EventRow: _event,
    KeptMessage: _message,
    BlockRow: _block,
    WeekRow: _week,
    DebriefRow: _debrief,
    BusySpan: _span,
    SavedRoleRow: _saved_role,
}
