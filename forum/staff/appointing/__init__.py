"""Who becomes staff, under which working name, and who stops being it."""
