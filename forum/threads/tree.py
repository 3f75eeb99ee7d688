"""Arrange one page of posts as a conversation that can be read at any depth. Pure.

A single answer stays at the depth of what it
answers and says whom it answers; only where the talk forks does it step in, three times at
the most.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

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


@dataclass(frozen=True)
class Step(Generic[P]):
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
    for post in reversed(posts):
        branch = branches[post.id]
        branch.size = sum(1 + answer.size for answer in branch.answers)
    return top


def steps(top: Iterable[Branch[P]]) -> Iterator[Step[P]]:
    """Yield how to draw these conversations, one after the other."""
    for branch in top:
        yield Step("talk", branch.post)
        yield Step("post", branch.post)
        if branch.answers:
            yield Step("answers", branch.post, size=branch.size)
            yield from _answers(branch, drawn=0)
            yield Step("answers-end", branch.post)
        yield Step("talk-end", branch.post)


def _answers(branch: Branch[P], drawn: int) -> Iterator[Step[P]]:
    if len(branch.answers) > 1 and drawn < STEPS_DRAWN:
        yield Step("fork", branch.post)
        for answer in branch.answers:
            yield from _item(answer, drawn + 1)
        yield Step("fork-end", branch.post)
        return
    for answer in branch.answers:
        yield Step("post", answer.post, answering=True)
        yield from _answers(answer, drawn)


def _item(branch: Branch[P], drawn: int) -> Iterator[Step[P]]:
    foldable = branch.size > ANSWERS_BEFORE_FOLD
    yield Step("item", branch.post)
    yield Step("post", branch.post)
    if foldable:
        yield Step("answers", branch.post, size=branch.size)
    yield from _answers(branch, drawn)
    if foldable:
        yield Step("answers-end", branch.post)
    yield Step("item-end", branch.post)
