"""For the people who run the place: what needs them, boards, help lines and settings."""
