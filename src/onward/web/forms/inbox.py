"""Mail handed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("The mail, as it is"),
        widget=forms.Textarea({"rows": 7, "autocomplete": "off"}),
        error_messages={"required": _("Paste the mail here first.")},
    )


class PathForm(forms.Form):
    path = forms.CharField(
        label=_("A file or folder on this computer"),
        help_text=_(
            "An .mbox, an .eml, a folder of them, a Maildir, or a Takeout .zip."
        ),
        max_length=1000,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Write where the mail is, as ~/mail.mbox.")},
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Or choose a file"),
        help_text=_("It stays on this computer and is removed once it is read."),
        widget=forms.FileInput({"accept": ".mbox,.eml,.emlx,.mbx,.txt,.zip"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
        },
    )


class GivenFileForm(forms.Form):
    """A single file, for calendars and exports."""

    file = forms.FileField(
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
        },
    )

    def __init__(
        self, *args: Any, label: Any = "", accept: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = label
        self.fields["file"].widget.attrs["accept"] = accept
