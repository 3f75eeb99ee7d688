"""Where posts stand: in the tree, on a page, and in the row that a page draws."""
