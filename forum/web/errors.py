"""How each refusal looks over HTTP: one table, one page. What was typed comes back with it."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, current_app, g, make_response, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from forum.errors import Busy, Conflict, ForumError, NotAllowed, NotFound, Refused
from forum.events import Security, SecurityEvent
from forum.language.messages import _, _l, _n
from forum.transaction import tell
from forum.web.access import EVERYONE, nearest_page
from forum.web.kept_words import typed_words
from forum.web.routing import own_address
from forum.web.throttle import seconds_to_wait
from forum.web.visits.sessions import viewer

STATUS: dict[type[ForumError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    Refused: 422,
    Conflict: 409,
    Busy: 503,
}
HEADINGS = {
    400: _l("That did not reach us whole"),
    403: _l("This part is not open to you"),
    404: _l("This page isn't here"),
    409: _l("Someone else was quicker"),
    413: _l("That was too much at once"),
    422: _l("Something needs changing"),
    429: _l("That was a lot in a short time"),
    500: _l("Something went wrong on our side, not yours"),
    503: _l("We are busy for a moment"),
}
MESSAGES = {
    400: _l("Please go back and try once more."),
    403: _l("You can read and write on the boards."),
    404: _l("It may have been taken down, or the address has a slip in it."),
    409: _l("Something changed while you were writing. Please look again, then send your words."),
    413: _l("One post can have 20,000 letters. Go back: your words are still in your browser."),
    500: _l("Nothing you did before was lost. Please try again in a minute."),
    503: _l("Please try again in a few seconds."),
}
CLOSED = _l("The boards are closed for a short while")
MENDING = _l(
    "Something on our side needs mending. It was not you. Please try again in some minutes."
)
RETRY_SECONDS, MENDING_SECONDS = 5, 300
# After these, the same page or its form may work at another time; else there is nothing to repeat.
MAY_WORK_LATER = {400, 409, 422, 429, 500, 503}
# Somebody else writes just now: it is over in a moment. Whatever else SQLite says is not.
MOMENTARY = ("SQLITE_BUSY", "SQLITE_LOCKED")
DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}


def init_app(app: Flask) -> None:
    app.register_error_handler(ForumError, _forum_error)
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(IntegrityError, _collision)
    app.register_error_handler(DatabaseError, _database_fails)
    app.register_error_handler(Exception, _bug)
    app.log_exception = _log_uncaught  # type: ignore[method-assign]


def error_page(status: int, message: str | None = None, *, heading: str = "") -> Response:
    """Return the page for `status`, with what was typed, so that it can be copied."""
    words = [] if status == 413 else typed_words()
    page = render_template(
        "error.html",
        status=status,
        heading=heading or HEADINGS.get(status, HEADINGS[400]),
        message=message or MESSAGES.get(status, MESSAGES[400]),
        typed=words,
        again=own_address(nearest_page()) if status in MAY_WORK_LATER else "",
        asked=request.method == "GET",
    )
    return make_response(page, status)


def _forum_error(error: ForumError) -> Response:
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)
    response = error_page(status, None if status == 404 else str(error))
    return _later(response, error.retry_after) if isinstance(error, Busy) else response


def _form_expired(error: CSRFError) -> Response:
    """Show the form again, filled in; or ask to sign in first, with the words kept."""
    tell(SecurityEvent(Security.FORM_REFUSED))
    view = current_app.view_functions[request.endpoint or ""]
    if getattr(view, "only_ends_a_visit", False) and not viewer().is_member:
        return _is_out_already()
    is_sent_to_sign_in = getattr(view, "access", None) != EVERYONE and not viewer().is_member
    if is_sent_to_sign_in or getattr(view, "shows_form_again", False):
        # Safe: such a view checks its form's token itself, and so will refuse this one.
        return _once_more(view)
    return error_page(400, _("This page was open for too long. Please go back and try once more."))


def _is_out_already() -> Response:
    """Whoever asks to be out is. Without a token this may come from anywhere: no cookie goes."""
    response = make_response("", 303)
    response.headers["Location"] = url_for("boards.home")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _once_more(view: Callable[..., Any]) -> Response:
    """Answer with `view`, and with its refusals: Flask handles none inside a handler."""
    try:
        return make_response(view(**(request.view_args or {})))
    except ForumError as refusal:
        return _forum_error(refusal)
    except HTTPException as refusal:
        return _http_error(refusal)


def _too_large(error: RequestEntityTooLarge) -> Response:
    g.body_unreadable = True
    return error_page(413)


def _http_error(error: HTTPException) -> Response:
    # A wrong method or a missing slash must not tell more than a missing page does.
    status = 404 if error.code in (404, 405, 308) else (error.code or 500)
    return _too_often() if status == 429 else error_page(status)


def _too_often() -> Response:
    seconds = seconds_to_wait()
    message = _n(
        "Please wait a minute, then try again.",
        "Please wait %(num)d minutes, then try again.",
        -(-seconds // 60),
    )
    return _later(error_page(429, message), seconds)


def _later(response: Response, seconds: int) -> Response:
    response.headers["Retry-After"] = str(seconds)
    return response


def _collision(error: IntegrityError) -> Response:
    """Two people acted in the same second, and a constraint let one of them win."""
    return error_page(409)


def _database_fails(error: DatabaseError) -> Response:
    """It is busy, or it is not there: gone, full or damaged. All else is a bug of ours."""
    name = getattr(error.orig, "sqlite_errorname", MOMENTARY[0])
    if isinstance(error, OperationalError) and name.startswith(MOMENTARY):
        current_app.extensions["log_failure"](error)
        return _later(error_page(503), RETRY_SECONDS)
    if isinstance(error, OperationalError) or name in DAMAGED:
        current_app.extensions["log_failure"](error)
        return _later(error_page(503, MENDING, heading=CLOSED), MENDING_SECONDS)
    return _bug(error)


def _bug(error: Exception) -> Response:
    current_app.extensions["log_failure"](error)
    return error_page(500)


def _log_uncaught(exc_info: Any) -> None:
    """Flask would write the message and the path; only what is harmless is written."""
    current_app.extensions["log_failure"](exc_info[1])
