"""How a view says that all who are not signed in get the same page from it."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, request

from forum.web.guests.marks import EVERYTHING

P = ParamSpec("P")
R = TypeVar("R")

# Where the answer is told, on its way out, that it may be kept, and what it depends on.
MAY_BE_KEPT = "lamplit.same_for_guests"
OK = 200


def same_for_guests(*asked: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare that this page depends on nothing but its address, the look and the database.

    Args:
        asked: what may stand behind the question mark. An address that asks for anything else is
            answered, and not kept: nobody fills our memory with addresses that they invent.
    """

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        view.same_for_guests = frozenset(asked)  # type: ignore[attr-defined]
        return view

    return declare


def depends_on(*places: str) -> None:
    """Say that the page being made changes with these places (marks.py), and with no other.

    Unless a page says so, whatever is written makes it too old.
    """
    g.page_depends_on = (EVERYTHING, *places)


def declared() -> tuple[str, ...]:
    """Return the places that the page being made has said it depends on, so far."""
    places: tuple[str, ...] = g.get("page_depends_on", ())
    return places


def init_app(app: Flask) -> None:
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    view = current_app.view_functions.get(request.endpoint or "")
    asked: frozenset[str] | None = getattr(view, "same_for_guests", None)
    if asked is not None and response.status_code == OK and asked >= request.args.keys():
        request.environ[MAY_BE_KEPT] = declared()
    return response
