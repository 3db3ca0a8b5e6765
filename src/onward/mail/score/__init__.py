"""How well messages were read, held against what a careful reader says of them."""
