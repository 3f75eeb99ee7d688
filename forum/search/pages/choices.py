"""What can be chosen beside a question, and what a choice means to the engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forum.database import AnyRow
from forum.search.analysis import terms
from forum.search.asking.choices import Choices, When
from forum.search.pages.question import WHEN, Question

PAGE_RESULTS = 10
MOST_LIKE = 3


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """A board among the filters. `count`: how many posts it has of what was asked for."""

    slug: str
    name: str
    count: int
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


def choices_in(question: Question, *, folded: Iterable[str], today: date) -> Choices:
    """Return what was chosen, as the words are asked with it."""
    when = "" if question.when == WHEN[0] else question.when
    return Choices(
        boards=frozenset(question.boards),
        since=When(when).since(today),
        helped=question.helped,
        waiting=question.waiting,
        left_out=topics_left_out(question, folded),
        order=question.order,
        per_thread=not question.every_post,
        after=question.after,
        limit=PAGE_RESULTS,
        plain=question.plain,
        as_typed=question.as_typed,
    )


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


def topics_left_out(question: Question, folded: Iterable[str]) -> frozenset[str]:
    """Return what posts must not talk about: what was ticked, or else what the asker folds.

    Whoever types the very words of a topic looks for it: it is not left out unasked.
    """
    if question.left_out is not None:
        return frozenset(question.left_out)
    typed = {term for _, term in terms(question.words)}
    return frozenset(t for t in folded if not {term for _, term in terms(t)} <= typed)
