"""Connecting a mailbox on a server."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.services.accounts import Given, How, Place, Provider, Security

_PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
_HOW = {
    How.PASSWORD: _("A password, often one made for one app"),
    How.TOKEN: _("An access token I have; it lasts an hour or so"),
    How.REFRESH: _("A refresh token, with a client id of my own"),
}
_SECURITY = {
    Security.TLS: _("Encrypted from the start (TLS)"),
    Security.STARTTLS: _("Encrypted before anything is said (STARTTLS)"),
    Security.LOCAL: _("A program on this computer, such as Proton's Bridge"),
}
_BACK = {"183": 183, "365": 365, "730": 730, "all": None}
_SINCE = {
    "183": _("The last six months"),
    "365": _("The last year"),
    "730": _("The last two years"),
    "all": _("All of it"),
}


class AddressForm(forms.Form):
    address = forms.CharField(
        label=_("Your mail address"),
        max_length=320,
        widget=forms.TextInput(_PLAIN | {"inputmode": "email"}),
        error_messages={"required": _("Write the address, as name@post.example.")},
    )


class ConnectForm(forms.Form):
    """Who signs in and where; what the provider does not take is not asked for."""

    user = forms.CharField(
        label=_("Name to sign in with"),
        help_text=_("The address, nearly everywhere."),
        max_length=320,
        widget=forms.TextInput(_PLAIN),
        error_messages={"required": _("Write the name you sign in with.")},
    )
    how = forms.ChoiceField(label=_("Sign in with"), widget=forms.RadioSelect)
    secret = forms.CharField(
        label=_("Password"),
        help_text=_(
            "It goes to your provider only, and is kept on this computer only."
        ),
        max_length=10_000,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Give what signs in, the password or the token.")
        },
    )
    client_id = forms.CharField(
        label=_("Client id, for a refresh token"),
        max_length=200,
        required=False,
        widget=forms.TextInput(_PLAIN),
    )
    since = forms.ChoiceField(
        label=_("How far back"), choices=[*_SINCE.items()], initial="365"
    )
    host = forms.CharField(
        label=_("Mail server (IMAP)"),
        max_length=253,
        widget=forms.TextInput(_PLAIN),
        error_messages={
            "required": _("Write the server's name, as imap.post.example.")
        },
    )
    port = forms.IntegerField(
        label=_("Port"),
        min_value=1,
        max_value=65535,
        error_messages={
            "required": _("Write the port; it is 993 nearly everywhere."),
            "invalid": _("A port is a number; it is 993 nearly everywhere."),
            "min_value": _("A port is a number from 1 to 65535."),
            "max_value": _("A port is a number from 1 to 65535."),
        },
    )
    security = forms.ChoiceField(
        label=_("How it is kept"), choices=[*_SECURITY.items()]
    )

    def __init__(self, *args: Any, provider: Provider, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(how.value, _HOW[how]) for how in provider.how]
        field = self.fields["how"]
        field.choices = ways  # type: ignore[attr-defined]
        field.initial = ways[0][0] if ways else None
        if How.PASSWORD not in provider.how:
            self.fields["secret"].label = _("The token")
        if How.REFRESH not in provider.how:
            del self.fields["client_id"]
        if len(ways) == 1:
            field.widget = forms.HiddenInput()

    def given(self, address: str, today: date) -> Given:
        """Return what the person said, once it is valid."""
        told = self.cleaned_data
        back = _BACK[told["since"]]
        return Given(
            address=address,
            place=Place(told["host"], told["port"], Security(told["security"])),
            user=told["user"],
            secret=told["secret"],
            how=How(told["how"]),
            client_id=told.get("client_id", ""),
            since=today - timedelta(days=back) if back else None,
        )
