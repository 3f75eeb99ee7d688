"""Search in Whoosh's files: it writes them, and we read them into arrays and rank."""
