"""Whether something may be decided, by this moderator, now, and together."""
