"""Ranking in arrays: what Whoosh wrote, scored and put in order for all posts at once.

Places (of a post in a segment, or in the whole view) are numbers from 0 and always in order.
"""
