"""Onward: from a no to a processed feeling, an honest reading and a next week."""

__version__ = "0.1.0"
