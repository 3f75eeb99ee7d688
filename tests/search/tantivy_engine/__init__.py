"""Tests of the engine that keeps its index in tantivy's files."""
