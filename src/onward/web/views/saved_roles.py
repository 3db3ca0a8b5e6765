"""Roles saved from job alerts: looking at them, and what the person says of each."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from onward.services import saved_roles
from onward.store.queries.saved_roles import saved_roles_page
from onward.web import visit
from onward.web.visit import Visit


@visit.shows
def listing(request: Visit) -> HttpResponse:
    """Show the newest five, or with `page` all of them."""
    asked = request.GET.get("page", "")[:6]
    number = int(asked) if asked.isdecimal() else None
    page = saved_roles_page(request.user, visit.today(), number)
    return render(request, "saved_roles.html", {"page": page})


@visit.acts
def keep(request: Visit) -> HttpResponse:
    """Begin or stop keeping the roles that alerts name."""
    on = request.POST.get("keep") == "yes"
    saved_roles.tell(request.user, keep=on)
    if on:
        said = gettext("From now on the roles in job alerts are kept.")
    else:
        said = gettext("No more are kept. Those that are saved stay.")
    visit.told(request, said)
    return redirect("saved_roles")


@visit.acts
def look_again(request: Visit) -> HttpResponse:
    """Have mail that was read before looked through once more."""
    made = saved_roles.look_again(request.user)
    visit.told(request, gettext("It is being looked through now."))
    return redirect("import", made[0])


@visit.acts
def put_aside(request: Visit, role: UUID) -> HttpResponse:
    saved_roles.put_aside(request.user, role)
    undo = reverse("role_back", args=[role])
    visit.told(request, gettext("Put aside. It is not offered again."), undo=undo)
    return visit.back(request, "saved_roles")


@visit.acts
def take_back(request: Visit, role: UUID) -> HttpResponse:
    saved_roles.take_back(request.user, role)
    visit.told(request, gettext("It is back among the saved roles."))
    return visit.back(request, "saved_roles")


@visit.acts
def forget_all(request: Visit) -> HttpResponse:
    count = saved_roles.forget_all(request.user)
    said = ngettext("%(n)s role is forgotten.", "%(n)s roles are forgotten.", count)
    visit.told(request, said % {"n": count})
    return redirect("saved_roles")
