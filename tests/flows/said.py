"""Which sentences of the pages the tests have rendered."""

from pathlib import Path

from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation

from onward import web

TEMPLATES = Path(web.__file__).with_name("templates")
SAID: set[str] = set()


def listen() -> None:
    """Note every sentence that is asked for in the person's language, from here on."""
    asked = translation._trans
    for name in ("gettext", "ngettext"):
        setattr(asked, name, _noting(getattr(asked, name)))


def _noting(translate):
    def noted(*said):
        SAID.update(one for one in said if isinstance(one, str))
        return translate(*said)

    return noted


def of_templates() -> dict[str, str]:
    """Return each sentence that stands in a template, and in which one."""
    engine = engines["django"].engine
    found = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = str(path.relative_to(TEMPLATES))
        nodes = engine.get_template(name).nodelist
        for node in nodes.get_nodes_by_type(TranslateNode):
            said = node.filter_expression.var
            found[getattr(said, "literal", said)] = name
        for node in nodes.get_nodes_by_type(BlockTranslateNode):
            found[node.render_token_list(node.singular)[0]] = name
            if node.plural:
                found[node.render_token_list(node.plural)[0]] = name
    return found
