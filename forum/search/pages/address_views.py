"""The addresses of questions, sealed with the key of this run."""

from collections.abc import Callable

from flask import current_app

from forum.clock import now
from forum.search.pages.cursors import written
from forum.search.pages.question import Question
from forum.search.pages.tokens import opened, sealed


def address_of(question: Question) -> str:
    """Return where the answer is. Its last page but this one lies in the token.

    Raises:
        Refused: there is too much in it for an address.
    """
    return addresses()(question)


def addresses() -> Callable[[Question], str]:
    """Return what `address_of` is, for all the addresses of a page: they are sealed at one time."""
    key, at, beginning = _key(), now(), current_app.url_for("search.found", token="")

    def address(question: Question) -> str:
        after = f"?after={written(question.after)}" if question.after else ""
        return f"{beginning}{sealed(question.page_before(), key=key, at=at)}{after}#results"

    return address


def question_at(token: str) -> Question:
    """Return the question that lies in `token`.

    Raises:
        Dead: it cannot be told any more.
    """
    return opened(token, key=_key(), at=now())


def _key() -> bytes:
    key: bytes = current_app.extensions["search_key"]
    return key
