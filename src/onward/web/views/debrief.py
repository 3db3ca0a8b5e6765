"""Meeting one no: arriving, six parts, a close."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onward.care.help_lines import lines_for
from onward.debrief.arrival import arrival
from onward.debrief.asking import Whether, access, advise, draft
from onward.debrief.closing import Door, close
from onward.debrief.fairness import is_unfair
from onward.debrief.feelings import is_heavy
from onward.debrief.flow import PARTS, Part, after, before, place
from onward.debrief.lessons import suggest
from onward.debrief.letter import read_letter
from onward.debrief.look_back import questions
from onward.debrief.says import says
from onward.history.application import Furthest
from onward.history.event import EventKind
from onward.services import applications, debriefs
from onward.services.drafts import as_eml, mailto
from onward.services.laying import lay_question
from onward.store.queries.debriefs import DebriefPage, debrief_page
from onward.web import visit
from onward.web.forms.debrief import (
    AskForm,
    CloseForm,
    FeelForm,
    LessonsForm,
    LookBackForm,
    PartForm,
    SaysForm,
)
from onward.web.visit import Visit


@visit.acts
def begin(request: Visit, application: UUID) -> HttpResponse:
    made = debriefs.begin(request.user, application, visit.now())
    return redirect("debrief_one", made)


@visit.shows
def one(request: Visit, debrief: UUID) -> HttpResponse:
    """Arrive: what waits, unopened; else where the person was, or how it was closed."""
    page = debrief_page(request.user, debrief, visit.today())
    if not page.told:
        return render(request, "debrief_arrive.html", {"page": page})
    if not page.closed:
        return redirect("debrief_part", debrief, page.part)
    page = debrief_page(request.user, debrief, visit.today(), Part.CLOSE)
    closing = close(page.no, page.felt)
    context = {
        "page": page,
        "closing": closing,
        "door": _door(page, closing.door),
        "parts": PARTS,
    }
    return render(request, "debrief_closed.html", context)


def _door(page: DebriefPage, door: Door) -> str:
    """Return the address of the last small step."""
    if door is Door.DRAFT:
        return reverse("debrief_part", args=[page.id, Part.ASK])
    if door is Door.ADVICE:
        return reverse("help") + "#work"
    if door is Door.WEEK and not page.answered:
        return reverse("today")  # the three questions stand there
    return reverse({Door.HELP: "help", Door.WEEK: "this_week"}[door])


@visit.acts
def tell(request: Visit, debrief: UUID) -> HttpResponse:
    debriefs.tell(request.user, debrief)
    return redirect("debrief_part", debrief, Part.FEEL)


@visit.asks
def part(request: Visit, debrief: UUID, part: Part) -> HttpResponse:
    """Show one part, or keep it and turn to the next, the one before, or stop."""
    page = debrief_page(request.user, debrief, visit.today(), part)
    if not page.told:
        return redirect("debrief_one", debrief)
    form = _FORMS[part](page, request.POST or None)
    if request.method != "POST":
        return _show(request, page, form)
    go = request.POST.get("go", "")
    if go != "skip" and not form.is_valid():
        return _show(request, page, form)
    given = {} if go == "skip" else form.given()
    debriefs.keep(
        request.user,
        debrief,
        given,
        visit.now(),
        today=visit.today(),
        to=_turn(page, go),
    )
    if go == "keep":
        return HttpResponse(status=204)
    if go == "enough":
        return redirect("enough")
    aside = _ASIDE.get((part, go))
    turned = aside(request, page, given) if aside else None
    return turned or redirect("debrief_one", debrief)


def _turn(page: DebriefPage, go: str) -> Part | None:
    """Return the part that comes after pressing `go`; None after the last.

    The last part asks only how heavy it is now: without a first weight it is left out.
    """
    part = page.part
    if after(part) is Part.CLOSE and page.answers.weight is None and go != "back":
        return None if go not in {"enough", "file", "keep", "lay"} else part
    if go in {"enough", "file", "keep", "lay"}:
        return part
    return (before(part) or part) if go == "back" else after(part)


def _plan(request: Visit, page: DebriefPage, given: Mapping[str, Any]) -> None:
    own = given.get("own_lesson", "")
    number = debriefs.put_in_plan(
        request.user, page.id, given.get("lessons", ()), own, visit.now()
    )
    if number:
        said = ngettext(
            "%(n)s goes into your plan the next time the week is planned.",
            "%(n)s go into your plan the next time the week is planned.",
            number,
        )
        visit.told(request, said % {"n": number})


def _file(_: Visit, page: DebriefPage, given: Mapping[str, Any]) -> HttpResponse:
    """Hand the words out as a draft that any mail program opens; nothing is sent."""
    words = draft(page.no, "", unfair=is_unfair(page.answers))
    raw = as_eml(words.to, words.subject, given.get("draft") or words.body)
    answer = HttpResponse(raw, content_type="message/rfc822")
    answer["Content-Disposition"] = 'attachment; filename="question.eml"'
    return answer


def _lay(request: Visit, page: DebriefPage, given: Mapping[str, Any]) -> HttpResponse:
    """Lay the words among the drafts of the person's mailbox; nothing is sent."""
    words = draft(page.no, "", unfair=is_unfair(page.answers))
    body = given.get("draft") or words.body
    folder, address = lay_question(
        request.user, page.id, words.to, words.subject, body, visit.now()
    )
    said = gettext("It lies in “%(folder)s” of %(address)s. Nothing was sent.")
    visit.told(request, said % {"folder": folder, "address": address})
    return redirect("debrief_part", page.id, Part.ASK)


def _asked(request: Visit, page: DebriefPage, _: Mapping[str, Any]) -> None:
    """Note in the log that the question was asked."""
    event = applications.happened(
        request.user, page.application, EventKind.ASKED_FEEDBACK, visit.today()
    )
    visit.told(request, gettext("Noted."), undo=reverse("undo", args=[event]))


def _reached(request: Visit, page: DebriefPage, given: Mapping[str, Any]) -> None:
    """Note in the log how far it had got, where the person now said so."""
    step = given.get("reached")
    if step:
        event = debriefs.got_to(request.user, page.id, Furthest(step))
        visit.told(request, gettext("Noted."), undo=reverse("undo", args=[event]))


_ASIDE: Mapping[
    tuple[Part, str],
    Callable[[Visit, DebriefPage, Mapping[str, Any]], HttpResponse | None],
] = {
    (Part.SAYS, "onward"): _reached,
    (Part.SAYS, "back"): _reached,
    (Part.LESSONS, "plan"): _plan,
    (Part.ASK, "file"): _file,
    (Part.ASK, "lay"): _lay,
    (Part.ASK, "asked"): _asked,
}
"""What some buttons do beside keeping what was said."""


def _show(request: Visit, page: DebriefPage, form: PartForm) -> HttpResponse:
    shown = _SHOWN.get(page.part)
    context = {
        "page": page,
        "form": form,
        "part": page.part,
        "place": place(page.part),
        "of": len(PARTS),
        "before": before(page.part),
        **(shown(page) if shown else {}),
    }
    template = f"debrief_{page.part.value}.html"
    return render(request, template, context)


def _feel_form(page: DebriefPage, given: Any) -> PartForm:
    return FeelForm(given, initial=page.answers.plain(), weighing=page.may_weigh)


def _says_form(page: DebriefPage, given: Any) -> PartForm:
    knowing = page.no.reached is not None
    return SaysForm(given, initial={"unfair": page.answers.unfair}, knowing=knowing)


def _ask_form(page: DebriefPage, given: Any) -> PartForm:
    unfair = is_unfair(page.answers)
    words = page.answers.draft or draft(page.no, "", unfair=unfair).body
    kept = {"asking": page.answers.asking, "draft": words}
    asks = advise(page.no, page.today).whether is not Whether.NO
    return AskForm(given, initial=kept, asks=asks)


def _look_back_form(page: DebriefPage, given: Any) -> PartForm:
    asked = questions(page.no, unfair=is_unfair(page.answers))
    return LookBackForm(given, questions=asked, said=page.answers)


def _lessons_form(page: DebriefPage, given: Any) -> PartForm:
    suggested = suggest(page.no, page.felt)
    return LessonsForm(given, initial=page.answers.plain(), suggested=suggested)


def _close_form(page: DebriefPage, given: Any) -> PartForm:
    weighing = page.answers.weight is not None
    return CloseForm(given, initial=page.answers.plain(), weighing=weighing)


_FORMS: dict[Part, Callable[[DebriefPage, Any], PartForm]] = {
    Part.FEEL: _feel_form,
    Part.SAYS: _says_form,
    Part.ASK: _ask_form,
    Part.LOOK_BACK: _look_back_form,
    Part.LESSONS: _lessons_form,
    Part.CLOSE: _close_form,
}


def _says(page: DebriefPage) -> dict[str, Any]:
    letter = read_letter(page.no.heard)
    return {"letter": letter, "said": says(page.no, letter)}


def _asks(page: DebriefPage) -> dict[str, Any]:
    heavy, unfair = is_heavy(page.felt), is_unfair(page.answers)
    advice = advise(page.no, visit.today(), heavy=heavy, unfair=unfair)
    words = draft(page.no, "", unfair=unfair)
    body = page.answers.draft or words.body
    return {
        "advice": advice,
        "advisers": lines_for(page.country).work if unfair else (),
        "unfair": unfair,
        "other_language": not read_letter(page.no.letter).understood,
        "access": access(page.country),
        "mailto": mailto(words.to, words.subject, body),
        "has_mailbox": page.has_mailbox,
    }


_SHOWN: dict[Part, Callable[[DebriefPage], dict[str, Any]]] = {
    Part.FEEL: lambda page: {"arrival": arrival(page.no)},
    Part.LESSONS: lambda page: {"unfair": is_unfair(page.answers)},
    Part.SAYS: _says,
    Part.ASK: _asks,
}


@visit.acts
def forget(request: Visit, debrief: UUID) -> HttpResponse:
    debriefs.forget(request.user, debrief)
    visit.told(
        request, gettext("What you said there is gone. The answer itself stays.")
    )
    return redirect("debrief")
