"""What the person can give, and a little about them."""

import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onward.evidence.field import Field
from onward.services.preferences import MOST_HOURS, Person, Week, countries
from onward.web.forms.fields import Clock, Weekdays, named
from onward.web.wording import FIELDS


class WeekForm(forms.Form):
    """Three questions: hours, days, sleep; and the clock they are told by."""

    hours = forms.FloatField(
        label=_("How many hours a week can the search have?"),
        help_text=_("What you can really give. Five good ones are plenty."),
        min_value=0,
        max_value=MOST_HOURS,
        error_messages={
            "required": _("Give a number of hours; you can change it at any time."),
            "invalid": _("Write it as a number, as 8 or 7.5."),
            "min_value": _("None is the least there is: write 0."),
            "max_value": _("That is more than a week can carry. Up to 80."),
        },
        widget=forms.NumberInput({"min": 0, "max": MOST_HOURS, "step": "0.5"}),
    )
    days = Weekdays(
        label=_("On which days?"),
        help_text=_("The others stay free of the search, and one day always does."),
    )
    sleep_from = Clock(label=_("You usually go to bed at"))
    sleep_to = Clock(label=_("and get up at"))
    time_zone = forms.CharField(
        label=_("Time zone"),
        widget=forms.TextInput({"list": "zones", "autocomplete": "off"}),
        error_messages={"required": _("Choose the time zone you live in.")},
    )

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone not in zoneinfo.available_timezones():
            raise ValidationError(
                _("There is no time zone of that name; choose one of the list.")
            )
        return zone

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        bed, up = given.get("sleep_from"), given.get("sleep_to")
        if bed is not None and bed == up:
            self.add_error(
                "sleep_to",
                _("That is the time you go to bed; when do you usually get up?"),
            )
        return given

    def week(self) -> Week:
        given: dict[str, Any] = self.cleaned_data
        return Week(
            hours_per_week=given["hours"],
            days=tuple(given["days"]),
            sleep_from=given["sleep_from"],
            sleep_to=given["sleep_to"],
            time_zone=given["time_zone"],
        )


class PersonForm(forms.Form):
    """Both may stay empty."""

    field = forms.ChoiceField(
        label=_("Your field of work"),
        help_text=_("It changes how long a silence counts as usual."),
        choices=named(FIELDS),
    )
    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("Never looked up, never sent anywhere."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Not said")), *countries()]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]

    def person(self) -> Person:
        given = self.cleaned_data
        return Person(country=given["country"], field=Field(given["field"]))
