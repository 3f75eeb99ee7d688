"""Every route says who may use it; a route that does not stops the start."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, redirect, request, url_for
from werkzeug import Response

from forum.web.kept_words import keep_words
from forum.web.sessions import viewer

P = ParamSpec("P")
R = TypeVar("R")

EVERYONE, MEMBERS = "everyone", "members"
LEVELS = (EVERYONE, MEMBERS)


class AccessUndeclared(RuntimeError):
    """A route forgot to say who may use it: our bug, found at start."""


def everyone(view: Callable[P, R]) -> Callable[P, R]:
    """Declare that anybody may use this view."""
    view.access = EVERYONE  # type: ignore[attr-defined]
    return view


def members(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Declare that only people who have signed in may use this view; others are asked to.

    What they had typed is kept for them, sealed in their session, until they have signed in.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if not viewer().is_member:
            return ask_to_sign_in()
        return view(*args, **kwargs)

    guarded.access = MEMBERS  # type: ignore[attr-defined]
    return guarded


def checks_its_form(view: Callable[P, R]) -> Callable[P, R]:
    """Declare that this view checks its form's token itself and shows the form again.

    So an expired form can come back filled in (web/errors.py) instead of as an error.
    """
    view.shows_form_again = True  # type: ignore[attr-defined]
    return view


def works_without_sessions(view: Callable[P, R]) -> Callable[P, R]:
    """Declare that this view is shown, as to a guest, even when no session can be read.

    Help, the way out and what is read on the way must be there whatever else is broken.
    """
    view.works_without_sessions = True  # type: ignore[attr-defined]
    return view


def ask_to_sign_in() -> Response:
    """Return the way to the sign-in page and back again, with what was typed kept."""
    if request.method == "POST":
        keep_words(request.path)
    return redirect(url_for("accounts.sign_in", next=_way_back()), 303)


def _way_back() -> str:
    """Return this address where it has a page, or the home page where it only takes a form."""
    rule = request.url_rule
    has_page = rule is not None and "GET" in (rule.methods or ())
    return request.path if has_page else "/"


def check_declared(app: Flask) -> None:
    """Raise AccessUndeclared unless every route has declared its access."""
    for endpoint, view in app.view_functions.items():
        if getattr(view, "access", None) not in LEVELS:
            raise AccessUndeclared(f"{endpoint} does not declare who may use it")
