"""Drafts, one folder per language; the first line of each is its subject."""
