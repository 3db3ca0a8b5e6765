"""Rest, movement and people: what keeps the person going."""
