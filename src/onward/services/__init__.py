"""One module per job, one verb per function: every write goes through here."""
