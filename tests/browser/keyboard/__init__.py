"""Everything can be done with a keyboard, and one always sees where one is."""
