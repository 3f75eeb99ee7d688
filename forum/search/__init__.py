"""Find others: what was said, in the words of whoever looks for it."""
