"""Tokens that sign in, with the person's own client id.

A refresh token is exchanged for one that signs in (RFC 6749). Where the provider
offers it, the first one is had by typing a code at a browser (RFC 8628).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from onward.gateways.imap.failures import NoAnswer, NotLetIn, without
from onward.gateways.imap.https import Answer, ask
from onward.gateways.imap.place import Place
from onward.gateways.imap.providers import Provider
from onward.kernel.text import line

Post = Callable[[str, dict[str, str]], Answer | None]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What signs in now, and what gets the next one; neither is ever shown."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Code:
    """What is typed in where; `device` is what is exchanged once that is done."""

    typed: str
    where: str
    seconds: float
    every: float
    device: str = field(repr=False)


def renew(
    provider: Provider, place: Place, client_id: str, refresh: str, post: Post = ask
) -> Tokens:
    """Return fresh tokens; providers may hand out another refresh token each time.

    Raises `NotLetIn` when the provider refuses, `NoAnswer` when it does not answer.
    """
    form = {
        "grant_type": "refresh_token",
        "client_id": client_id,
        "refresh_token": refresh,
        "scope": provider.scope,
    }
    told = _ask(provider.token_url, form, place, post)
    access = _word(told, "access_token")
    if not access:
        raise _refused(told, place, refresh)
    return Tokens(access, _word(told, "refresh_token") or refresh)


def ask_code(
    provider: Provider, place: Place, client_id: str, post: Post = ask
) -> Code:
    """Return a code to type in at the provider; raises as `renew` does."""
    form = {"client_id": client_id, "scope": provider.scope}
    told = _ask(provider.device_url, form, place, post)
    typed, device = _word(told, "user_code"), _word(told, "device_code")
    where = _word(told, "verification_uri")
    if not (typed and device and where.startswith("https://")):
        raise _refused(told, place)
    return Code(
        line(typed, 40),
        line(where, 200),
        _seconds(told.get("expires_in"), 900.0),
        max(_seconds(told.get("interval"), 60.0), 5.0),
        device,
    )


def await_typed(
    provider: Provider,
    place: Place,
    client_id: str,
    code: Code,
    rest: Callable[[float], None],
    post: Post = ask,
) -> Tokens:
    """Return the tokens once the code was typed in, resting between two questions.

    Raises `NotLetIn` when it was refused, or not typed in while it held.
    """
    form = {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "client_id": client_id,
        "device_code": code.device,
    }
    waited, every = 0.0, code.every
    told: dict[str, object] = {}
    while waited < code.seconds:
        rest(every)
        waited += every
        told = _ask(provider.token_url, form, place, post)
        if access := _word(told, "access_token"):
            return Tokens(access, _word(told, "refresh_token"))
        if told.get("error") == "slow_down":
            every += 5.0
        elif told.get("error") != "authorization_pending":
            break
    raise _refused(told, place, code.device)


def _ask(url: str, form: dict[str, str], place: Place, post: Post) -> dict[str, object]:
    if not url:
        raise NotLetIn("token", place)
    answer = post(url, form)
    if answer is None or answer.status >= 500:
        raise NoAnswer("no_answer", place)
    return answer.told()


def _word(told: dict[str, object], name: str) -> str:
    found = told.get(name)
    return found if isinstance(found, str) else ""


def _seconds(told: object, most: float) -> float:
    sound = isinstance(told, int | float) and 0 < told <= most
    return float(told) if sound and isinstance(told, int | float) else most


def _refused(told: dict[str, object], place: Place, secret: str = "") -> NotLetIn:
    said = str(told.get("error_description") or told.get("error") or "")
    return NotLetIn("token", place, line(without(said, secret), 200))
