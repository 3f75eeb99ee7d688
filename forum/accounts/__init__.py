"""Arriving: six words, recovery codes, sessions. Knows nothing of what anybody writes."""
