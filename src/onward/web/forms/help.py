"""The two answers of the Help page; both may stay empty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.care.help_lines import lines_for
from onward.care.my_person import MyPerson
from onward.services.preferences import countries


class CountryForm(forms.Form):
    """Whose numbers are shown."""

    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("Kept on this computer. Never looked up, never sent anywhere."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = [(code, name) for code, name in countries() if lines_for(code).all]
        choices = [
            ("", _("Not said")),
            (_("With numbers here"), here),
            (_("All countries"), countries()),
        ]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]


class MyPersonForm(forms.Form):
    """Name, and how to reach them."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": _("That is long for a name; up to 100 letters.")},
    )
    reach = forms.CharField(
        label=_("How you reach them"),
        help_text=_("A number, or a few words. A bare number can be tapped to call."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": _("Up to 200 letters fit here.")},
    )

    def person(self) -> MyPerson:
        return MyPerson(self.cleaned_data["name"], self.cleaned_data["reach"])
