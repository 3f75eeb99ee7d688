"""What leads keep in order: the pages of house rules and of saved replies."""
