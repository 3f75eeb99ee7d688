"""Starting, serving, doing chores: what an operator runs. Knows the web; only health knows it."""
