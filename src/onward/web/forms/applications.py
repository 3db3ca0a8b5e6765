"""Adding an application and what happened to it, by hand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onward.history.event import EventKind
from onward.web.forms.fields import Day, named
from onward.web.wording import BY_HAND, CHANNELS

STAGES = {
    EventKind.INTERVIEW: (
        ("interview", _("an interview")),
        ("screen", _("a first call")),
        ("final", _("a final round")),
    )
}


class ApplicationForm(forms.Form):
    """What an application is; a company or a role is enough."""

    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    role = forms.CharField(label=_("Role"), max_length=300, required=False)
    applied_on = Day(label=_("Applied on"))
    channel = forms.ChoiceField(
        label=_("How you found it"), choices=named(CHANNELS), required=False
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("company") and not given.get("role"):
            raise ValidationError(
                _("Give a company or a role; one of the two is enough.")
            )
        return given

    def details(self) -> dict[str, str]:
        given = self.cleaned_data
        return {
            "company": given["company"],
            "role": given["role"],
            "channel": given["channel"] or "unknown",
            "applied_on": given["applied_on"].isoformat()
            if given["applied_on"]
            else "",
        }


class DescribeForm(ApplicationForm):
    """Putting right what an application is; the day may be unknown."""

    applied_on = Day(
        label=_("Applied on"),
        help_text=_("Leave it empty when you don't know; the mail's own date counts."),
        required=False,
    )


class HappenedForm(forms.Form):
    """One thing that happened."""

    kind = forms.ChoiceField(label=_("What happened"), choices=named(BY_HAND))
    on = Day(label=_("When"))
    stage = forms.ChoiceField(
        label=_("If it was a talk, it was"),
        choices=STAGES[EventKind.INTERVIEW],
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("As long or short as you like; only you see it."),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def details(self) -> dict[str, str]:
        """Return the note; what they said about the application counts as feedback."""
        given = self.cleaned_data
        name = "feedback" if given["kind"] == EventKind.GOT_FEEDBACK else "note"
        return {name: given["note"]}

    def stage_reached(self) -> str | None:
        given = self.cleaned_data
        talk = given["kind"] == EventKind.INTERVIEW
        return (given["stage"] or "interview") if talk else None
