"""What each part of a debrief asks; nothing in it has to be answered."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onward.debrief.answers import HEAVIEST, LONGEST, MOST_LESSONS, Answers
from onward.debrief.feelings import WORDS
from onward.debrief.lessons import Lesson
from onward.debrief.look_back import Question
from onward.debrief.no import How
from onward.history.application import Furthest
from onward.services.debriefs import Told
from onward.web.forms.fields import Day, named
from onward.web.templatetags.words import say
from onward.web.wording import HOW_TOLD, NO_TALK, STEPS

_WEIGHTS = [(n, n) for n in range(HEAVIEST + 1)]


_REACHED = {
    **{step: name for step, name in STEPS.items() if step != "offer"},
    "application": NO_TALK,
}


def _weight(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=_("0 is nothing, 10 as heavy as it gets."),
        choices=_WEIGHTS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def _words(label: Any, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": rows, "autocomplete": "off"}),
    )


class PartForm(forms.Form):
    """A part without questions."""

    def given(self) -> Mapping[str, Any]:
        """Return what was answered, by the names of `Answers`."""
        return self.cleaned_data


class FeelForm(PartForm):
    feelings = forms.MultipleChoiceField(
        label=_("What is strongest right now?"),
        choices=named(dict(WORDS)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own_feeling = forms.CharField(
        label=_("Or in your own word"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    weight = _weight(_("How heavy is it?"))

    def __init__(self, *args: Any, weighing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not weighing:
            del self.fields["weight"]


class SaysForm(PartForm):
    """How far it had got, where nobody knows; and whether it was fair."""

    reached = forms.ChoiceField(
        label=_("How far had it got?"),
        help_text=_("It is not known here. What you choose goes into the log."),
        choices=named(_REACHED),
        required=False,
        widget=forms.RadioSelect,
    )
    unfair = forms.BooleanField(
        label=_("I think I was not treated fairly"),
        help_text=_(
            "Because of age, sex, family, origin, faith, health or whom you love, for"
            " instance; in many countries these may not decide who gets work. Tick it,"
            " and advice comes before any question to them."
        ),
        required=False,
    )

    def __init__(self, *args: Any, knowing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if knowing:
            del self.fields["reached"]

    def given(self) -> Mapping[str, Any]:
        """Return what was answered; a box that was empty and stays so says nothing."""
        told = dict(self.cleaned_data)
        if not told["unfair"] and not self.initial["unfair"]:
            del told["unfair"]
        return told


class AskForm(PartForm):
    asking = forms.ChoiceField(
        label=_("What would you like to do?"),
        choices=(
            ("ask", _("Ask, with these words or my own")),
            ("later", _("Not now")),
            ("no", _("Let it be")),
        ),
        required=False,
        widget=forms.RadioSelect,
    )
    draft = _words(_("The words"), rows=9)

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["draft"]
            del self.fields["asking"]


class LookBackForm(PartForm):
    """One choice and own words for each question."""

    def __init__(
        self, *args: Any, questions: Iterable[Question], said: Answers, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = []
        self.said = {"chosen": said.chosen, "words": said.words}
        for one in questions:
            self.keys.append(one.key)
            self.fields[f"chosen-{one.key}"] = forms.ChoiceField(
                label=say(one.ask),
                choices=[(choice.key, say(choice.says)) for choice in one.choices],
                initial=said.chosen.get(one.key),
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"words-{one.key}"] = _words(_("In your own words"), rows=2)
            words = self.fields[f"words-{one.key}"]
            words.initial = said.words.get(one.key)
            words.widget.attrs["aria-label"] = f"{say(one.ask)} {words.label}"

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields as the page shows them, question by question."""
        return [(self[f"chosen-{key}"], self[f"words-{key}"]) for key in self.keys]

    def given(self) -> Mapping[str, Any]:
        """Return what was answered; what other questions were told stays."""
        told = self.cleaned_data
        whole: dict[str, dict[str, str]] = {}
        for name, said in self.said.items():
            asked = {key: told.get(f"{name}-{key}") for key in self.keys}
            both = {**said, **asked}
            whole[name] = {key: value for key, value in both.items() if value}
        return whole


class LessonsForm(PartForm):
    lessons = forms.MultipleChoiceField(
        label=_("What could be worth a try?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own_lesson = forms.CharField(
        label=_("Or one of your own"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, suggested: Iterable[Lesson], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, say(one.what)) for one in suggested]
        self.fields["lessons"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if len(given.get("lessons", ())) + bool(given.get("own_lesson")) > MOST_LESSONS:
            raise ValidationError(
                _("Three at most, so that they fit a week; the others keep for later.")
            )
        return given


class CloseForm(PartForm):
    weight_after = _weight(_("And now, how heavy is it?"))

    def __init__(self, *args: Any, weighing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not weighing:
            del self.fields["weight_after"]


class ToldForm(forms.Form):
    """A no that came another way than by mail."""

    application = forms.ChoiceField(label=_("From whom?"), required=False)
    company = forms.CharField(
        label=_("Or from someone who is not here yet"), max_length=200, required=False
    )
    role = forms.CharField(label=_("For which role"), max_length=300, required=False)
    how = forms.ChoiceField(
        label=_("How did they tell you?"),
        choices=named(HOW_TOLD),
        widget=forms.RadioSelect,
    )
    on = Day(label=_("When"))
    reached = forms.ChoiceField(
        label=_("How far had it got?"),
        choices=[("", _("Not said")), *named(STEPS)],
        required=False,
    )
    words = _words(_("What they said, if you want to keep it"))

    def __init__(
        self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        listed = [("", _("Someone who is not here yet")), *choices]
        self.fields["application"].choices = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(name) for name in ("application", "company", "role")):
            raise ValidationError(_("Choose who it was, or write a company or a role."))
        return given

    def what(self) -> Told:
        given = self.cleaned_data
        return Told(
            how=How(given["how"]),
            on=given["on"],
            reached=Furthest(given["reached"]) if given["reached"] else None,
            words=given["words"],
        )


class RestForm(forms.Form):
    """Until when to rest."""

    until = forms.DateField(
        label=_("Until which day?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day as 2026-11-30."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.days = (
            today + timedelta(days=1),
            today + timedelta(days=3),
            today + timedelta(days=7 - today.weekday()),
        )
