"""The risk signal: whether words say that a life may be in danger, and which words say so.

Decision: docs/decisions/0018-risk-signal.md
"""
