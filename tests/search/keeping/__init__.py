"""The index stays in step with the database."""
