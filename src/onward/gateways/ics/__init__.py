"""Calendars as files: busy times in, the planned week out (RFC 5545)."""
