"""Word rules."""
