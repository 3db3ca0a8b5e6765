"""What the person's own numbers say, and no more; pure functions over timelines."""
