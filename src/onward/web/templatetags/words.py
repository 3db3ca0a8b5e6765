"""Turns `Text` and named values into words in the reader's language."""

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from onward.kernel.text import Text
from onward.web.wording import NAMES

register = template.Library()


@register.filter
def say(text: object) -> str:
    """Return `text` in the language in force; anything but `Text` as it is."""
    if not isinstance(text, Text):
        return "" if text is None else str(text)
    if text.plural is not None:
        count = text.values.get("n")
        chosen = ngettext(
            text.msgid, text.plural, count if isinstance(count, int) else 2
        )
    else:
        chosen = gettext(text.msgid)
    if not text.values:
        return chosen
    return chosen % {name: say(value) for name, value in text.values.items()}


@register.filter
def named(value: str | None, of: str) -> str:
    """Return the name the pages give to a kind, state, step or channel."""
    return "" if value is None else gettext(NAMES[of][str(value)])


@register.filter
def hundredths(share: float) -> str:
    """Return a share as whole hundredths, or "<1" for a small one."""
    whole = round(100 * share)
    return "<1" if share and not whole else str(whole)


@register.filter
def grouped(count: int) -> str:
    """Return a large number as people write it, such as 12,000."""
    return number_format(count, force_grouping=True)


@register.filter
def iso_week(monday: object) -> str:
    """Return the week's name in addresses, as 2026-W48."""
    from onward.planning.offers import iso_week as name_of

    return name_of(monday)  # type: ignore[arg-type]


register.filter("size", filesizeformat)
