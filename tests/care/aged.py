"""Help lines of an operator that nobody has compared for years."""

AGED = """
only = true

[[region]]
code = "ie"
name = "Ireland"
emergency = "112"
sources = ["example.org"]
checked = 2020-01-31
"""
