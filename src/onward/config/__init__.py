"""Where things are and how Django is set up."""
