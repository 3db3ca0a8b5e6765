"""Fields several forms share, with the house's words for what is wrong."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WEEKDAYS = (
    (0, _("Mon")),
    (1, _("Tue")),
    (2, _("Wed")),
    (3, _("Thu")),
    (4, _("Fri")),
    (5, _("Sat")),
    (6, _("Sun")),
)


def named(names: dict[str, str]) -> list[tuple[str, Any]]:
    """Return names marked elsewhere as choices in the reader's language."""
    return [(value, _(name)) for value, name in names.items()]


class Day(forms.DateField):
    """A day that has come, chosen with the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        )
        kwargs.setdefault(
            "error_messages",
            {
                "required": _("Which day was it? A guess is fine."),
                "invalid": _("Write the day as 2026-11-24."),
            },
        )
        super().__init__(**kwargs)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        # A day's grace: the person may not have told their time zone yet.
        if value and value > timezone.localdate() + timedelta(days=1):
            raise ValidationError(_("That date is in the future; when was it?"))


class Clock(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput({"type": "time"}, format="%H:%M"))
        kwargs.setdefault(
            "error_messages",
            {
                "required": _("Give a time, as 22:30."),
                "invalid": _("Write the time as 22:30."),
            },
        )
        super().__init__(**kwargs)


class Weekdays(forms.TypedMultipleChoiceField):
    """Days of the week, 0 for Monday."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=WEEKDAYS,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **kwargs,
        )
