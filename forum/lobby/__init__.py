"""The way in: the home page, and the threads of each board."""
