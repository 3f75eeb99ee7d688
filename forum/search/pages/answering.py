"""Answer a question: the engine finds, the database decides, and the words are read anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from forum.database import AnyRow
from forum.search.asking.choices import Reader, When
from forum.search.asking.query import parse
from forum.search.asking.requests import ask
from forum.search.audience import audience_of
from forum.search.backend import Found, Index, Request
from forum.search.pages.answer import Answer
from forum.search.pages.choices import choices_in
from forum.search.pages.question import Question
from forum.search.pages.reading import Ground, Look
from forum.search.pages.results import Asker, results_of


def answer(look: Look, ground: Ground, question: Question, *, asker: Asker, today: date) -> Answer:
    """Return the page of results that `question` is at; one query at most.

    Raises:
        NotReady: there is no index.
    """
    chosen = choices_in(question, folded=asker.folded, today=today)
    reader, index = _reader(ground.boards, asker), ground.backend.now()
    asked = ask(index, parse(question.words), chosen, reader=reader, synonyms=ground.synonyms)
    request = replace(asked.request, gone=ground.gone)
    if question.boards and not reader.boards.keys() & set(question.boards):
        request = replace(request, only_boards=frozenset())  # a board that is not there has nothing
    found = index.find(request)
    everything = _everything(index, request, question, found)
    if everything and not found.count and question.left_out is None:
        # All of it is about topics that they fold. Folded it can be shown, and else nothing could.
        request = replace(request, left_out=frozenset())
        found = index.find(request)
    return Answer(
        question,
        asked,
        asker,
        request,
        found,
        results_of(look, ground, found.hits, asked, asker=asker),
        everything,
        ground.boards,
        index.by_board(request),
    )


def _reader(boards: Sequence[AnyRow], asker: Asker) -> Reader:
    return Reader(audience_of(asker.viewer), {board.slug: board.id for board in boards})


def _everything(index: Index, request: Request, question: Question, found: Found) -> int:
    """Return how many results there would be without filters."""
    bare = _without_filters(request, question)
    return found.count if bare == request else index.find(replace(bare, after=None, limit=0)).count


def _without_filters(request: Request, question: Question) -> Request:
    """Return the request without what was chosen; what was typed, such as a board, stays."""
    return replace(
        request,
        only_boards=None if question.boards else request.only_boards,
        since=request.since if question.when == When.ANY else None,
        helped=False,
        waiting=False,
        left_out=frozenset(),
    )
