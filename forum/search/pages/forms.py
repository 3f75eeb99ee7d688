"""What the search form sends. It has no token: it changes nothing, and must set no cookie."""

from flask import request
from werkzeug.datastructures import MultiDict

from forum.errors import Refused
from forum.language.messages import _l
from forum.search.asking.choices import When
from forum.search.backend import Order
from forum.search.pages.cursors import read
from forum.search.pages.question import MOST_CHOICES, WORDS_MAX_CHARS, Question
from forum.search.pages.tokens import TOO_MUCH
from forum.writing import tidy_line

NO_WORDS = _l("Type a word or two.")


def typed_words() -> str:
    """Return the words of this request as they were typed, tidied."""
    return tidy_line(request.values.get("q", ""))


def asked(words: str) -> Question:
    """Return the question of this request, whose words are `words`.

    Raises:
        Refused: there are no words in it, or too many.
    """
    if not words:
        raise Refused(NO_WORDS, field="q")
    if len(words) > WORDS_MAX_CHARS:
        raise Refused(TOO_MUCH, field="q")
    return _chosen(words, request.values)


def _chosen(words: str, values: MultiDict[str, str]) -> Question:
    when, after = values.get("when", ""), values.get("after", "")
    return Question(
        words,
        boards=_several(values, "board"),
        when=When(when) if when in set(When) else When.ANY,
        order=Order.NEWEST if values.get("sort") == Order.NEWEST else Order.BEST,
        left_out=_several(values, "leave") if {"filters", "leave"} & values.keys() else None,
        helped="helped" in values,
        waiting="waiting" in values,
        every_post=values.get("posts") == "all",
        as_typed="as_typed" in values,
        plain="plain" in values,
        trail=(read(after),) if after else (),
    )


def _several(values: MultiDict[str, str], name: str) -> tuple[str, ...]:
    typed = dict.fromkeys(tidy_line(value) for value in values.getlist(name))
    return tuple(value for value in typed if value)[:MOST_CHOICES]
