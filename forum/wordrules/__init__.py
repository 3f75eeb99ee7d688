"""Word rules: which words a forum watches for, and what happens to a post that has them."""
