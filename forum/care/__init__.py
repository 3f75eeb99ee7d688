"""Being safe: help lines for everyone, and a look at details before words are posted."""
