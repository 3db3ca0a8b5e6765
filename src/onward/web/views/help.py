"""People to talk to, and help with the practical things."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from onward.care.help_lines import DIRECTORY, READ_ON
from onward.services import help as telling
from onward.store.queries.help_page import help_page
from onward.web import visit
from onward.web.forms.help import CountryForm, MyPersonForm
from onward.web.visit import Visit


@visit.shows
def show(request: Visit) -> HttpResponse:
    return _show(request)


def _show(
    request: Visit,
    country: CountryForm | None = None,
    person: MyPersonForm | None = None,
) -> HttpResponse:
    page = help_page(request.user)
    kept = CountryForm(initial={"country": page.country})
    known = page.my_person
    told = {"name": known.name, "reach": known.reach} if known else {}
    context = {
        "page": page,
        "place": kept.name(),
        "country": country or kept,
        "person": person or MyPersonForm(initial=told),
        "directory": DIRECTORY,
        "read_on": READ_ON,
    }
    return render(request, "help.html", context)


@visit.asks
def tell_country(request: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect("help")
    form = CountryForm(request.POST)
    if not form.is_valid():
        return _show(request, country=form)
    telling.tell_country(request.user, form.cleaned_data["country"])
    return redirect("help")


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
