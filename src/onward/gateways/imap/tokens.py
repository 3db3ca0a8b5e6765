"""Exchanging a refresh token for one that signs in, with the person's own client id."""

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


def renew(
    provider: Provider, place: Place, client_id: str, refresh: str, post: Post = ask
) -> Tokens:
    """Return fresh tokens; providers may hand out another refresh token each time.

    Raises `NotLetIn` when the provider refuses, `NoAnswer` when it does not answer.
    """
    if not provider.token_url:
        raise NotLetIn("token", place)
    form = {
        "grant_type": "refresh_token",
        "client_id": client_id,
        "refresh_token": refresh,
        "scope": provider.scope,
    }
    answer = post(provider.token_url, form)
    if answer is None or answer.status >= 500:
        raise NoAnswer("no_answer", place)
    told = answer.told()
    access = told.get("access_token")
    if answer.status != 200 or not isinstance(access, str) or not access:
        said = str(told.get("error_description") or told.get("error") or "")
        raise NotLetIn("token", place, line(without(said, refresh), 200))
    following = told.get("refresh_token")
    return Tokens(access, following if isinstance(following, str) else refresh)
