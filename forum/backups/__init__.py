"""Copies of the forum that only a key opens; and bringing one back without what was erased."""
