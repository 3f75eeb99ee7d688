"""The inventory of what is kept."""
