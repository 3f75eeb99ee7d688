"""Being forgotten: what is kept, for how long, and that logs tell nobody who did what."""
