"""A conversation as its page draws it: posts, and what holds them together."""
