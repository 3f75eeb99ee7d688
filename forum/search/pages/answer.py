"""The answer to a question, as its page tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.database import AnyRow
from forum.search.asking.requests import Asked
from forum.search.backend import Found, Position, Request
from forum.search.pages.boards import BoardChoice, board_choices, boards_like, to_ask_on
from forum.search.pages.choices import PAGE_RESULTS
from forum.search.pages.question import Question
from forum.search.pages.results import Asker, Result


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and what it was found by.

    Attributes:
        request: what the engine was asked in the end.
        everything: how many results there would be without filters.
        boards: those that the asker may read; `counts`: how many posts they have, by their ids.
    """

    question: Question
    asked: Asked
    asker: Asker
    request: Request
    found: Found
    results: Sequence[Result]
    everything: int
    boards: Sequence[AnyRow]
    counts: Mapping[bytes, int]

    @property
    def count(self) -> int:
        """How many results there are; what the engine found and nobody may read is none."""
        return self.found.count - (len(self.found.hits) - len(self.results))

    @property
    def more(self) -> int:
        return max(self.everything - self.found.count, 0)

    @property
    def pages(self) -> int:
        """How many pages there are, 0 where that is not known."""
        return 0 if self.found.is_rough else -(-self.found.count // PAGE_RESULTS)

    @property
    def next(self) -> Position | None:
        return self.found.next

    @property
    def boards_found(self) -> int:
        chosen = self.request.only_boards
        having = {board for board, posts in self.counts.items() if posts}
        return len(having if chosen is None else having & chosen)

    @property
    def board_choices(self) -> Sequence[BoardChoice]:
        return board_choices(self.boards, self.counts, self.question)

    @property
    def topics(self) -> Sequence[str]:
        """The topics that can be left out."""
        return list(dict.fromkeys((*FOLDED_AT_FIRST, *self.asker.folded, *self.left_out)))

    @property
    def left_out(self) -> Sequence[str]:
        return sorted(self.request.left_out)

    @property
    def filters(self) -> int:
        """How many filters are on."""
        return self.question.choices + len(self.left_out)

    @property
    def ask_on(self) -> AnyRow | None:
        chosen = self.request.only_boards
        among = [board for board in self.boards if chosen is None or board.id in chosen]
        return to_ask_on(among, self.counts) or to_ask_on(self.boards, self.counts)

    @property
    def boards_like(self) -> Sequence[AnyRow]:
        return boards_like(self.boards, self.question.words)
