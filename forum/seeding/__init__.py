"""Filling a forum: conversations from a file, and those of the demonstration."""
