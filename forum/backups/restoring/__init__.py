"""Bringing a backup back: into an empty folder, without what was erased since."""
