"""Words that a forum watches for: found in what people write, however it is spelt.

Decision: docs/decisions/0015-word-rules.md
"""
