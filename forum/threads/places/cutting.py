"""Where one page of a conversation ends and the next begins. Pure: positions and depths only.

A page holds about PAGE_POSTS posts. It ends where the talk takes a breath: before a new
top-level conversation if there is one in reach, else before the shallowest post in reach, so
that whole branches stay together where they fit.
"""

from collections.abc import Sequence

PAGE_POSTS = 50
# How many posts a page may hold before it is cut wherever it is, and how few it may be cut to.
MOST_POSTS = 75
FEWEST_POSTS = 25
_ENDS = range(FEWEST_POSTS, MOST_POSTS + 1)
_FAR = [abs(end - PAGE_POSTS) for end in _ENDS]


def cut(depths: Sequence[int]) -> int:
    """Return how many of the posts with these `depths`, in reading order, make one page.

    Args:
        depths: the next posts' depths, up to MOST_POSTS + 1 of them. Fewer means that the
            conversation ends with them.
    """
    if len(depths) <= MOST_POSTS:
        return len(depths)
    return _best(depths)


def cut_back(depths: Sequence[int]) -> int:
    """Return how many posts the page before holds, so that it starts with a whole branch.

    Args:
        depths: the depths of the posts before, nearest first, up to MOST_POSTS + 1 of them.
    """
    if len(depths) <= MOST_POSTS:
        return len(depths)
    # A page that starts with depths[n - 1] holds n posts.
    starts = range(FEWEST_POSTS, MOST_POSTS + 1)
    return min(starts, key=lambda n: (depths[n - 1], abs(n - PAGE_POSTS)))


def cut_to(depths: Sequence[int]) -> int:
    """Return how many posts, the wanted one included, a page starts before its end.

    Args:
        depths: the wanted post's depth and those of the posts before it, nearest first, at
            most FEWEST_POSTS of them, which every page holds.
    """
    return min(range(1, len(depths) + 1), key=lambda n: (depths[n - 1], n))


def _best(depths: Sequence[int]) -> int:
    """Prefer the shallowest next post, then the length nearest to PAGE_POSTS."""
    _, _, end = min(zip(depths[FEWEST_POSTS : MOST_POSTS + 1], _FAR, _ENDS, strict=True))
    return end
