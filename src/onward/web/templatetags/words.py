"""Turns `Text` into words in the reader's language."""

from django import template
from django.utils.translation import gettext, ngettext

from onward.kernel.text import Text

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
