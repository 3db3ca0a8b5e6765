"""A store or disk that fails under a page: said plainly, and nothing more is tried."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from onward.services.trouble import explain
from onward.web.templatetags.words import say

Answer = Callable[[HttpRequest], HttpResponse]


class Trouble:
    """Answers 503 with what happened and what to do, when that is known.

    Plain text, no template and no message: both would ask the store that failed.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self,
        request: HttpRequest,  # noqa: ARG002 (Django hands it over)
        error: Exception,
    ) -> HttpResponse | None:
        known = explain(error)
        if known is None:
            return None
        lines = [say(part) for part in (known.message, known.remedy) if part]
        return HttpResponse(
            "\n".join(lines) + "\n",
            status=503,
            content_type="text/plain; charset=utf-8",
        )
