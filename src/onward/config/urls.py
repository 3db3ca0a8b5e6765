"""Every address Onward answers."""

from onward.web.urls import urlpatterns

__all__ = ["urlpatterns"]
