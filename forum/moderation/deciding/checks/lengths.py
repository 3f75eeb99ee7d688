"""What is said of words that are too long. Pure."""

from forum.language.messages import _n, number


def too_long(over: int, *, most: int) -> str:
    """Return what to say of words that are `over` letters longer than the `most` there can be."""
    return _n(
        "Make it shorter by 1 letter. It can have %(most)s.",
        "Make it shorter by %(letters)s letters. It can have %(most)s.",
        over,
        letters=number(over),
        most=number(most),
    )
