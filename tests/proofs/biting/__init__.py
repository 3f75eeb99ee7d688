"""Takes one protection after another away from a copy of the forum, and asks a test about it."""
