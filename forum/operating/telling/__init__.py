"""What the people who run the place are told of it, in plain sentences."""
