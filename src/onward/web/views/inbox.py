"""Mail coming in: imports, and messages that need the person's eye."""

from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onward.gateways.mbox.wording import told
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import N_, Text
from onward.mail.signal import Kind
from onward.services import debriefs, holding, jobs, remembering, review, uploads
from onward.store.queries.alone import alone_page
from onward.store.queries.inbox import import_page, inbox_page, message_page
from onward.web import visit
from onward.web.forms.inbox import PathForm, UploadForm
from onward.web.views import queue
from onward.web.visit import Visit
from onward.web.wording import MESSAGES

_NO_SUCH_KIND = N_("Choose what this message is.")
_CHOOSE = N_("Choose at least one of them.")
_SET_ASIDE = "set_aside"
_NO_SUCH_HOME = N_("There is no such application here.")
KEYS = tuple(zip("1234567890", MESSAGES, strict=True))
"""Keys and the kinds they choose."""


@visit.shows
def inbox(request: Visit) -> HttpResponse:
    return _show(request)


def _show(
    request: Visit, path: PathForm | None = None, upload: UploadForm | None = None
) -> HttpResponse:
    sitting = queue.sitting(request)
    at = visit.id_in(request.GET.get("at", ""))
    page = inbox_page(request.user, at, sitting.later)
    context = {
        "page": page,
        "keys": KEYS,
        "single_keys": request.user.preferences.keys,
        "sitting": sitting,
        "place": len(sitting.said) + 1,
        "of": len(sitting.said) + page.unsure,
        "home": visit.id_in(request.GET.get("home", "")),
        "set_aside": [told(reason, source) for source, reason in page.set_aside],
        "path": path or PathForm(auto_id="path-%s"),
        "upload": upload or UploadForm(auto_id="upload-%s"),
    }
    return render(request, "inbox.html", context)


@visit.asks
def read_path(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("inbox")
    form = PathForm(request.POST, auto_id="path-%s")
    if not form.is_valid():
        return _show(request, path=form)
    path = _there(form.cleaned_data["path"])
    if path is None:
        form.add_error("path", gettext("There is no such file or folder."))
        return _show(request, path=form)
    hold = holding.is_first(request.user)
    return redirect("import", jobs.ask_import(request.user, [str(path)], hold=hold))


def _there(given: str) -> Path | None:
    """Return the file or folder a path names, None where there is or can be none.

    A pipe or a device may never end; the worker would wait for it.
    """
    try:
        path = Path(given).expanduser()
        is_mail = path.is_file() or path.is_dir()
        return path if is_mail and path.is_absolute() else None
    except (OSError, RuntimeError):  # too long a name, nobody of that name, a circle
        return None


@visit.asks
def read_upload(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("inbox")
    form = UploadForm(request.POST, request.FILES, auto_id="upload-%s")
    if not form.is_valid():
        return _show(request, upload=form)
    path = uploads.receive(settings.HOME, form.cleaned_data["file"])
    hold = holding.is_first(request.user)
    job = jobs.ask_import(request.user, [str(path)], uploaded=True, hold=hold)
    return redirect("import", job)


@visit.acts
def file_held(request: Visit) -> HttpResponse:
    """File what readings found and held, now that the person has seen what it is."""
    return redirect("import", jobs.ask_filing(request.user))


@visit.acts
def throw_away(request: Visit) -> HttpResponse:
    """Delete what readings found and held."""
    holding.throw_away(request.user)
    visit.told(request, gettext("Thrown away. Nothing of it is kept here."))
    return redirect("inbox")


@visit.shows
def alone(request: Visit) -> HttpResponse:
    """Show what looks like nothing, so that it can be found again."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:200]
    page = alone_page(request.user, words, request.GET.get("page", ""))
    context = {"page": page, "words": words, "paged": urlencode({"q": words})}
    return render(request, "alone.html", context)


@visit.shows
def progress(request: Visit, job: UUID) -> HttpResponse:
    """Show how far an import is; htmx asks for the moving part only."""
    page = import_page(request.user, job)
    partial = request.headers.get("HX-Request") == "true"
    context = {
        "page": page,
        "partial": partial,
        "troubles": [told(problem, name) for name, problem in page.job.troubles],
    }
    name = "_progress.html" if partial else "import.html"
    return render(request, name, context)


@visit.acts
def cancel(request: Visit, job: UUID) -> HttpResponse:
    jobs.cancel(request.user, job)
    return redirect("import", job)


@visit.acts
def resume(request: Visit, job: UUID) -> HttpResponse:
    jobs.resume(request.user, job)
    return redirect("import", job)


@visit.shows
def message(request: Visit, message: UUID) -> HttpResponse:
    """Show one message and ask what it is; an unopened answer opens elsewhere."""
    page = message_page(request.user, message)
    if page.unopened and page.application:
        return redirect("application", page.application)
    context = {
        "page": page,
        "keys": KEYS,
        "single_keys": request.user.preferences.keys,
        "like": remembering.teacher_of(request.user, message),
    }
    return render(request, "message.html", context)


@visit.acts
def decide(request: Visit, message: UUID) -> HttpResponse:
    """Take the person's word on what a message is."""
    kind = request.POST.get("kind", "")
    if kind not in set(Kind):
        raise Fixable(Text(_NO_SUCH_KIND))
    chosen = visit.id_in(request.POST.get("application", ""))
    page = message_page(request.user, message)
    offered = {one.id for one in page.choices}
    if chosen is not None and chosen not in offered:
        raise NotFound(Text(_NO_SUCH_HOME))
    home = review.decide(request.user, message, Kind(kind), chosen)
    origin = request.POST.get("from")
    if origin == "debrief":
        visit.told(request, gettext("Set aside. It counts as no answer to you."))
        return redirect(f"{reverse('debrief')}?moved={message}")
    if origin == "inbox" and not page.asking.pasted:
        queue.note_said(request, message)
        visit.told(
            request, gettext("Filed as: %(kind)s.") % {"kind": gettext(MESSAGES[kind])}
        )
        met = f"?home={home}" if home and kind == Kind.REJECTED else ""
        return redirect(f"{reverse('inbox')}{met}")
    visit.told(request, gettext("Thank you. That is how it is kept now."))
    if home and kind == Kind.REJECTED:
        made = debriefs.begin(request.user, home, visit.now())
        return redirect("debrief_one", made)
    return redirect("application", home) if home else redirect("inbox")


@visit.acts
def none_of_these(request: Visit) -> HttpResponse:
    """Set the chosen messages aside together."""
    chosen = [
        one for given in request.POST.getlist("message") if (one := visit.id_in(given))
    ]
    if not chosen:
        raise Fixable(Text(_CHOOSE))
    changed = review.none_of_these(request.user, chosen)
    request.session[_SET_ASIDE] = [str(one) for one in changed]
    said = ngettext(
        "%(n)s message is set aside.", "%(n)s messages are set aside.", len(changed)
    )
    visit.told(request, said % {"n": len(changed)}, undo=reverse("ask_again"))
    return redirect("inbox")


@visit.acts
def ask_again(request: Visit) -> HttpResponse:
    chosen = [UUID(one) for one in request.session.get(_SET_ASIDE, [])]
    review.ask_again(request.user, chosen)
    request.session.pop(_SET_ASIDE, None)
    visit.told(request, gettext("Taken back. They are asked about as before."))
    return redirect("inbox")
