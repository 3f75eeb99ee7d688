"""Where the posts of a saved conversation stand. Pure, and without recursion: talk can be deep.

The outcome is what members would have made by writing the posts one after the other: see
forum/threads/replying.py and placing.py.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from forum.errors import Refused
from forum.seeding.lines import SavedPost


@dataclass(frozen=True)
class Place:
    """`seq` counts the posts as they came, `rank` as the tree is read, both from 0."""

    seq: int
    rank: int
    depth: int


def arrange(posts: Sequence[SavedPost]) -> list[Place]:
    """Return the place of each post.

    Posts come in the order of their days, those of one day in the order of the file; and none
    before what it answers.

    Raises:
        Refused: posts answer each other in a circle, or one is older than what it answers.
    """
    _check_days(posts)
    arrived = _arrivals(posts)
    if len(arrived) < len(posts):
        left = min(set(range(len(posts))) - set(arrived))
        raise Refused(f"Post {left + 1:,} answers itself, by way of others or directly.")
    ranks, depths = _read(_answers(posts, arrived))
    seqs = {place: seq for seq, place in enumerate(arrived)}
    return [Place(seqs[n], ranks[n], depths[n]) for n in range(len(posts))]


def _check_days(posts: Sequence[SavedPost]) -> None:
    for number, post in enumerate(posts, start=1):
        answered = posts[post.parent or 0]
        if _moment(post) < _moment(answered):
            raise Refused(
                f"Post {number:,} is of {post.day}, but what it answers is of {answered.day}."
            )


def _arrivals(posts: Sequence[SavedPost]) -> list[int]:
    """Return the places of the posts that can be reached, in the order in which they came."""
    answers = _answers(posts, range(len(posts)))
    arrived: list[int] = []
    coming = [(_moment(posts[0]), 0)]
    while coming:
        _, place = heapq.heappop(coming)
        arrived.append(place)
        for answer in answers[place]:
            heapq.heappush(coming, (_moment(posts[answer]), answer))
    return arrived


def _answers(posts: Sequence[SavedPost], order: Sequence[int]) -> list[list[int]]:
    """Return the answers to each post, in `order`; what answers the thread answers its opening."""
    answers: list[list[int]] = [[] for _ in posts]
    for place in order:
        if place:
            answers[posts[place].parent or 0].append(place)
    return answers


def _read(answers: Sequence[Sequence[int]]) -> tuple[dict[int, int], dict[int, int]]:
    """Return rank and depth of each post, reading the tree from top to bottom."""
    ranks: dict[int, int] = {}
    depths = {0: 0}
    unread = [0]
    while unread:
        place = unread.pop()
        ranks[place] = len(ranks)
        depths.update(dict.fromkeys(answers[place], depths[place] + 1))
        unread.extend(reversed(answers[place]))
    return ranks, depths


def _moment(post: SavedPost) -> tuple[int, int]:
    return post.day.toordinal(), post.hour or 0
