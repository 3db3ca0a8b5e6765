"""Every part that pages are made of, on one page."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from onward.web import visit
from onward.web.forms.fields import WEEKDAYS, Day
from onward.web.visit import Visit

TOKENS = (
    "paper raised ink soft hair edge accent accent-deep accent-wash wait wait-wash mark"
).split()


class _Parts(forms.Form):
    word = forms.CharField(label=_("A word"), help_text=_("What it is for."))
    day = Day(label=_("A day"))
    several = forms.MultipleChoiceField(
        label=_("Several"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    one = forms.ChoiceField(
        label=_("One question a screen"), choices=WEEKDAYS[:4], widget=forms.RadioSelect
    )


@visit.shows
def styleguide(request: Visit) -> HttpResponse:
    context = {"tokens": TOKENS, "form": _Parts()}
    return render(request, "styleguide.html", context)
