"""Pages that every guest sees alike, shown from memory for as long as nothing was written."""
