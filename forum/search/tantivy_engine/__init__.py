"""Search in tantivy's files: two indexes, for what everyone and what members may read."""
