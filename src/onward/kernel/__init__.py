"""The vocabulary every room shares; standard library only."""
