"""The same tests for every search engine: what forum/search/backend.py promises."""
