"""Keeping the index in step with the database, whatever happens meanwhile."""
