"""People to talk to, and help with the practical things."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from onward.care.help_lines import DIRECTORY, READ_ON, emergency_everywhere
from onward.services import help as telling
from onward.services.preferences import countries
from onward.store.queries.help_page import help_page
from onward.web import visit
from onward.web.forms.help import CountryForm, MyPersonForm
from onward.web.visit import Visit


@visit.shows
def show(request: Visit) -> HttpResponse:
    return _show(request)


def people(
    request: Visit,
    country: CountryForm | None = None,
) -> dict[str, Any]:
    """Return what `_people.html` needs: whom to call, or the numbers of everywhere."""
    page = help_page(request.user)
    kept = CountryForm(initial={"country": page.country})
    names = dict(countries())
    return {
        "page": page,
        "place": names.get(page.country, ""),
        "country": country or kept,
        "directory": DIRECTORY,
        "read_on": READ_ON,
        "everywhere": [
            (way, [names[code] for code in codes])
            for way, codes in emergency_everywhere()
        ],
    }


def _show(
    request: Visit,
    country: CountryForm | None = None,
    person: MyPersonForm | None = None,
) -> HttpResponse:
    shown = people(request, country)
    known = shown["page"].my_person
    told = {"name": known.name, "reach": known.reach} if known else {}
    context = {**shown, "person": person or MyPersonForm(initial=told)}
    return render(request, "help.html", context)


@visit.asks
def tell_country(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("help")
    form = CountryForm(request.POST)
    if not form.is_valid():
        return _show(request, country=form)
    telling.tell_country(request.user, form.cleaned_data["country"])
    return redirect("enough" if "enough" in request.POST else "help")


@visit.asks
def tell_my_person(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("help")
    form = MyPersonForm(request.POST)
    if not form.is_valid():
        return _show(request, person=form)
    telling.tell_my_person(request.user, form.person(), visit.now())
    visit.told(request, gettext("Kept, sealed, on this computer only."))
    return redirect("help")


@visit.acts
def forget_my_person(request: Visit) -> HttpResponse:
    telling.forget_my_person(request.user)
    visit.told(request, gettext("The name and how to reach them are gone from here."))
    return redirect("help")
