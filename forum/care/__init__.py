"""Being safe: help lines, for now and for everyone."""
