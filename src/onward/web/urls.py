"""The web door's addresses."""

from django.urls import URLPattern, path

from onward.web.views import door

urlpatterns: list[URLPattern] = [
    path("open/<slug:token>/", door.open_link, name="open_link"),
]
