"""Deciding a case: what may be done, with whom, undone and settled."""
