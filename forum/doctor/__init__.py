"""What keeps the place from being safe, found before it harms, each with its mend."""
