"""What an operator can ask about what is kept, and let go of at once."""
