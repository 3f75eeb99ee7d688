"""The pages of search: a question travels sealed, and what is found is read from the database."""
