"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest

from onward.config.paths import DEMO


def page(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 (Django's form)
    return {"is_demo": settings.HOME.profile == DEMO}
