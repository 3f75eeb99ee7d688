"""Whoosh's files and the arrays read from them."""
