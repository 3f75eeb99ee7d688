"""Which boards are worth showing beside what was found, and where nothing was."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forum.database import AnyRow
from forum.search.analysis import terms
from forum.search.pages.question import Question

MOST_LIKE = 3


class BoardChoice(NamedTuple):
    """A board among the filters. `count`: how many posts it has of what was asked for."""

    slug: str
    name: str
    count: int  # type: ignore[assignment]  # not tuple's own
    is_chosen: bool


def board_choices(
    boards: Sequence[AnyRow], counts: Mapping[bytes, int], question: Question
) -> list[BoardChoice]:
    """Return the boards that have something, fullest first, and those that were chosen."""
    choices = [
        BoardChoice(board.slug, board.name, counts.get(board.id, 0), board.slug in question.boards)
        for board in boards
    ]
    worth_showing = [each for each in choices if each.count or each.is_chosen]
    return sorted(worth_showing, key=lambda each: -each.count)


def to_ask_on(boards: Sequence[AnyRow], counts: Mapping[bytes, int]) -> AnyRow | None:
    """Return the open board that has most of what was asked for."""
    having = [board for board in boards if counts.get(board.id) and board.archived_on is None]
    return max(having, key=lambda board: counts[board.id], default=None)


def boards_like(boards: Sequence[AnyRow], words: str) -> list[AnyRow]:
    """Return the boards whose own words have one of those typed."""
    typed = {term for _, term in terms(words)}
    fits = [
        board
        for board in boards
        if typed & {term for _, term in terms(f"{board.name} {board.description}")}
    ]
    return fits[:MOST_LIKE]
