"""What a person answered in a debrief: kept sealed, never counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from onward.kernel.text import clean, line

HEAVIEST = 10
LONGEST = 4000
MOST_LESSONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything the person said in one debrief; each part of it may be missing.

    `feelings` are keys of `feelings.WORDS`, `weight` and `weight_after` run from 0 to
    10. `unfair` when they think that they were not treated fairly. `asking` is what they chose to do about asking why. `chosen` and `words` are
    what they picked and wrote per question of `look_back`. `lessons` are keys of
    suggested lessons, `own_lesson` is one in their own words.
    """

    feelings: tuple[str, ...] = ()
    own_feeling: str = ""
    unfair: bool = False
    weight: int | None = None
    weight_after: int | None = None
    asking: str = ""
    draft: str = ""
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lessons: tuple[str, ...] = ()
    own_lesson: str = ""

    def plain(self) -> dict[str, Any]:
        """Return what JSON can hold, without what was left out."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: dict(value) if isinstance(value, Mapping) else value
            for name, value in values.items()
            if value is not False and value not in ("", None, ()) and value != {}
        }


def answers_in(plain: Mapping[str, Any]) -> Answers:
    """Return the answers in `plain`; what does not fit is left out, nothing raises."""
    get = plain.get
    return Answers(
        feelings=_keys(get("feelings")),
        own_feeling=_short(get("own_feeling")),
        unfair=get("unfair") is True,
        weight=_weight(get("weight")),
        weight_after=_weight(get("weight_after")),
        asking=_short(get("asking")),
        draft=_long(get("draft")),
        chosen=_mapping(get("chosen")),
        words=_mapping(get("words")),
        lessons=_keys(get("lessons")),
        own_lesson=_short(get("own_lesson")),
    )


def _weight(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= HEAVIEST else None


def _short(value: object) -> str:
    return line(str(value)) if isinstance(value, str) else ""


def _long(value: object) -> str:
    return clean(value)[:LONGEST] if isinstance(value, str) else ""


def _keys(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        return ()
    return tuple(dict.fromkeys(_short(one) for one in value[:40]))


def _mapping(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        return {}
    return {_short(key): _long(said) for key, said in list(value.items())[:40]}
