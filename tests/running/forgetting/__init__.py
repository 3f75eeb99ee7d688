"""What an operator can let go of at once."""
