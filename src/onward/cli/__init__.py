"""The terminal: each command reads one query or calls one service."""
