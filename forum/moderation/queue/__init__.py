"""The queue as moderators see it: its rows, one case with all that belongs to it, and the next."""
