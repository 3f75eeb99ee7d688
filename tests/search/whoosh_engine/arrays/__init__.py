"""Tests of the arrays. What they rank is written by Whoosh itself."""
