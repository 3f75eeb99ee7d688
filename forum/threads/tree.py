"""Arrange one page of posts as a conversation that can be read at any depth. Pure.

A single answer stays at the depth of what it
answers and says whom it answers; only where the talk forks does it step in, three times at
the most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

STEPS_DRAWN = 3
# A branch of a fork with more further answers than this can be closed on its own.
ANSWERS_BEFORE_FOLD = 5


class Placed(Protocol):
    """What arranging needs to know of a post."""

    @property
    def id(self) -> bytes: ...
    @property
    def parent_id(self) -> bytes | None: ...


P = TypeVar("P", bound=Placed)


@dataclass
class Branch(Generic[P]):
    """A post and what answers it on this page. `size` counts all answers, direct or not."""

    post: P
    answers: list["Branch[P]"] = field(default_factory=list)
    size: int = 0


class Step(NamedTuple, Generic[P]):
    """One instruction for drawing: a post, or where a part opens or closes.

    `kind` is one of post, talk, talk-end, answers, answers-end, fork, fork-end, item, item-end.
    `post` is whom the part belongs to. `answering` says that the post must name whom it
    answers, because its place does not show it. `size` is the number of answers in a part.
    """

    kind: str
    post: P
    answering: bool = False
    size: int = 0


def as_branches(posts: Sequence[P]) -> list[Branch[P]]:
    """Return the page's top branches in the order given; parents come before their answers.

    A post whose parent is on another page stands at the top.
    """
    branches = {post.id: Branch(post) for post in posts}
    top: list[Branch[P]] = []
    for branch in branches.values():
        above = branches.get(branch.post.parent_id) if branch.post.parent_id else None
        (above.answers if above else top).append(branch)
    for post in reversed(posts):  # answers before what they answer
        branch = branches[post.id]
        if above := branches.get(post.parent_id) if post.parent_id else None:
            above.size += 1 + branch.size
    return top


def steps(top: Iterable[Branch[P]]) -> list[Step[P]]:
    """Return how to draw these conversations, one after the other."""
    drawn: list[Step[P]] = []
    for branch in top:
        drawn += [Step("talk", branch.post), Step("post", branch.post)]
        if branch.answers:
            drawn.append(Step("answers", branch.post, size=branch.size))
            _add_answers(drawn, branch, depth=0)
            drawn.append(Step("answers-end", branch.post))
        drawn.append(Step("talk-end", branch.post))
    return drawn


def _add_answers(drawn: list[Step[P]], branch: Branch[P], depth: int) -> None:
    if len(branch.answers) > 1 and depth < STEPS_DRAWN:
        drawn.append(Step("fork", branch.post))
        for answer in branch.answers:
            _add_item(drawn, answer, depth + 1)
        drawn.append(Step("fork-end", branch.post))
        return
    for answer in branch.answers:
        drawn.append(Step("post", answer.post, answering=True))
        _add_answers(drawn, answer, depth)


def _add_item(drawn: list[Step[P]], branch: Branch[P], depth: int) -> None:
    foldable = branch.size > ANSWERS_BEFORE_FOLD
    drawn += [Step("item", branch.post), Step("post", branch.post)]
    if foldable:
        drawn.append(Step("answers", branch.post, size=branch.size))
    _add_answers(drawn, branch, depth)
    if foldable:
        drawn.append(Step("answers-end", branch.post))
    drawn.append(Step("item-end", branch.post))
