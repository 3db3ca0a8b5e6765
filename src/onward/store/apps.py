"""Tells Django about the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "onward.store"
    label = "store"
