"""Applications and what happened to them: an append-only log and its readings."""
