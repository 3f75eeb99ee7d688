"""Leaving for good, and taking along what is mine. The only package that looks at both sides."""
