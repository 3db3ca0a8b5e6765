"""Candidates → one week that fits: which, when, and why; pure, the solver included."""
