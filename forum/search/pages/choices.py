"""What was chosen beside a question, and what that means to the engine."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from forum.search.analysis import terms
from forum.search.asking.choices import Choices
from forum.search.pages.question import Question

PAGE_RESULTS = 10
TOPICS_KEPT = 100


def choices_in(question: Question, *, folded: Iterable[str], today: date) -> Choices:
    """Return what was chosen, as the words are asked with it."""
    return Choices(
        boards=frozenset(question.boards),
        since=question.when.since(today),
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


def topics_left_out(question: Question, folded: Iterable[str]) -> frozenset[str]:
    """Return what posts must not talk about: what was ticked, or else what the asker folds.

    Whoever types the very words of a topic looks for it: it is not left out unasked.
    """
    if question.left_out is not None:
        return frozenset(question.left_out)
    typed = {term for _, term in terms(question.words)}
    return frozenset(topic for topic in folded if not _terms_of(topic) <= typed)


@lru_cache(TOPICS_KEPT)
def _terms_of(topic: str) -> frozenset[str]:
    """Return the terms of a topic that somebody folds; the same few for nearly everybody."""
    return frozenset(term for _, term in terms(topic))
