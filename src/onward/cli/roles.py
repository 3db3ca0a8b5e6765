"""`onward roles`: the doors that job alerts named, and whether they are kept."""

from typing import TYPE_CHECKING, Any

from onward.cli import say, wording
from onward.cli.clock import today_of
from onward.cli.store import open_store
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.store.queries.saved_roles import Saved


def print_roles(*, everything: bool, keep: bool | None, json: bool) -> None:
    """Print the newest five, or all; first begin or stop keeping them where asked."""
    owner = open_store().owner
    from onward.services import saved_roles
    from onward.store.queries.saved_roles import all_open, saved_roles_page

    if keep is not None:
        saved_roles.tell(owner, keep=keep)
    today = today_of(owner)
    page = saved_roles_page(owner, today)
    roles = all_open(owner, today) if everything else page.roles
    if json:
        say.answer({"kept": page.kept, "roles": [_plain(one) for one in roles]})
        return
    say.lines([_line(one) for one in roles])
    if len(roles) < page.count:
        say.lines([Text(wording.MORE_ROLES, {"n": page.count})])
    if not roles:
        say.lines([Text(wording.NO_ROLES if page.kept else wording.ROLES_NOT_KEPT)])


def _line(one: "Saved") -> str:
    where = ", ".join(part for part in (one.title, one.company, one.place) if part)
    return f"{one.named}  {where}{f'  {one.link}' if one.link else ''}"


def _plain(one: "Saved") -> dict[str, Any]:
    return {
        "id": str(one.id),
        "title": one.title,
        "company": one.company or None,
        "place": one.place or None,
        "link": one.link or None,
        "named": one.named.isoformat(),
        "alert": one.alert or None,
        "old": one.old,
        "application": str(one.application) if one.application else None,
    }
