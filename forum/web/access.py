"""Every route says who may use it; a route that does not stops the start."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import NotAllowed, NotFound
from forum.language.messages import _l
from forum.permissions import Act, may
from forum.public_ids import from_text, to_text
from forum.staff.reading import OnDuty, find_on_duty
from forum.transaction import reading
from forum.web.kept_words import keep_form, keep_words
from forum.web.visits import sessions
from forum.web.visits.sessions import member, viewer

P = ParamSpec("P")
R = TypeVar("R")

EVERYONE, MEMBERS = "everyone", "members"
# Staff before they have given a code, and staff who have: `view.act` says what for.
ON_STAFF, DUTIES = "on staff", "duties"
LEVELS = (EVERYONE, MEMBERS, ON_STAFF, DUTIES)
FRESH = timedelta(minutes=5)
NOT_YOURS = _l("This part is for those who look after the place. You can write on the boards.")


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


def on_staff(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Declare that staff alone may use this view, also before they have given a code."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if not viewer().is_member:
            return _to_sign_in_of_staff()
        me_on_duty()
        return view(*args, **kwargs)

    guarded.access = ON_STAFF  # type: ignore[attr-defined]
    return guarded


def duties(act: Act) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """Declare that only staff who may do `act`, and have given a code in this visit, may use it.

    Others are led to what is missing, with what they typed kept, or refused.
    """

    def declare(view: Callable[P, R]) -> Callable[P, R | Response]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            detour = _detour(act)
            return view(*args, **kwargs) if detour is None else detour

        guarded.access, guarded.act = DUTIES, act  # type: ignore[attr-defined]
        return guarded

    return declare


def me_on_duty() -> OnDuty:
    """Return who of the staff asks, as the table has it now: one query for each request.

    Raises:
        NotAllowed: they are not on it, or not any more.
    """
    if "on_duty" not in g:
        g.on_duty = find_on_duty(reading(), member().root)
    found: OnDuty | None = g.on_duty
    if found is None:
        raise NotAllowed(NOT_YOURS)
    return found


def fresh_code(back: str) -> Response | None:
    """Return None if a code was given in the last five minutes, else the way to give one.

    Acts on persons ask this first. What was typed is kept for the page `back`.
    """
    at = sessions.code_confirmed_at()
    if at is not None and now() - at <= FRESH:
        return None
    return _to_step_up(back)


def _detour(act: Act) -> Response | None:
    """Return where to go before one may do `act`, or None when nothing is missing."""
    if not viewer().is_member:
        return _to_sign_in_of_staff()
    duty = me_on_duty()
    if not may(duty.role, act):
        raise NotAllowed(NOT_YOURS)
    if not duty.has_second_factor:
        _keep(nearest_page())
        return redirect(url_for("second_factor.show", next=nearest_page()), 303)
    if sessions.code_confirmed_at() is None:
        return _to_step_up(nearest_page())
    return None


def _to_step_up(back: str) -> Response:
    _keep(back)
    return redirect(url_for("second_factor.step_up", next=back), 303)


def _to_sign_in_of_staff() -> Response:
    _keep(nearest_page())
    return redirect(url_for("accounts.sign_in", next=nearest_page()), 303)


def _keep(page: str) -> None:
    if request.method == "POST":
        keep_form(page)


def nearest_page() -> str:
    """Return this address, or, where it only takes a form, the nearest page above it."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    path, here = request.path, current_app.url_map.bind("")
    while path and not here.test(path, "GET"):
        path = path.rpartition("/")[0]
    return path or "/"


def checks_its_form(view: Callable[P, R]) -> Callable[P, R]:
    """Declare that this view checks its form's token itself and shows the form again.

    So an expired form can come back filled in (web/errors.py) instead of as an error.
    """
    view.shows_form_again = True  # type: ignore[attr-defined]
    return view


def brings_along(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare that an id in this view's address, called `name`, outlasts having to sign in."""

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        view.brings_along = name  # type: ignore[attr-defined]
        return view

    return declare


def only_ends_a_visit(view: Callable[P, R]) -> Callable[P, R]:
    """Declare that there is nothing left for this view to do once nobody is signed in."""
    view.only_ends_a_visit = True  # type: ignore[attr-defined]
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
    """Return this address, or the nearest that has a page.

    Of what was asked for there, nothing comes along but an id that its view has spoken for.
    """
    if request.method != "GET":
        return nearest_page()
    name = getattr(current_app.view_functions[request.endpoint or ""], "brings_along", "")
    if name:
        with suppress(NotFound):
            return f"{request.path}?{name}={to_text(from_text(request.args.get(name, '')))}"
    return request.path


def check_declared(app: Flask) -> None:
    """Raise AccessUndeclared unless every route has declared its access."""
    for endpoint, view in app.view_functions.items():
        if getattr(view, "access", None) not in LEVELS:
            raise AccessUndeclared(f"{endpoint} does not declare who may use it")
