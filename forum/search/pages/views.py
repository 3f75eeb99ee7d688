"""Search: a question is sent, and its answer stands at an address without words."""

from html import escape
from typing import cast

from flask import Blueprint, current_app, redirect, request
from werkzeug import Response

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.clock import now
from forum.errors import NotAllowed, Refused
from forum.language.messages import _, _l
from forum.permissions import readable_by
from forum.search.backend import Backend, NotReady
from forum.search.pages.address_views import address_of, addresses, question_at
from forum.search.pages.answer import Answer
from forum.search.pages.answering import answer
from forum.search.pages.cursors import read
from forum.search.pages.danger import may_be_in_danger
from forum.search.pages.drawing_views import choices, drawn
from forum.search.pages.forms import asked, typed_words
from forum.search.pages.question import Question
from forum.search.pages.reading import Ground, ground_for
from forum.search.pages.results import Asker
from forum.search.pages.tokens import Dead
from forum.space.topics import folded_topics
from forum.transaction import look_anew, reading
from forum.web.access import everyone
from forum.web.compressing import shows_what_was_typed
from forum.web.drawing.framing import framed
from forum.web.drawing.pieces import drawn_by
from forum.web.guests.pieces import found_alike, keep_alike
from forum.web.throttle import limit_searching
from forum.web.visits.sessions import Member, viewer

bp = Blueprint("search", __name__)
FROM_ELSEWHERE = _l("That form came from another site, so we did not use it.")
# Ten thousand words. To read what is longer, only to decline it, takes too long.
FORM_MAX_BYTES = 2**17


@bp.get("/search")
@limit_searching
@shows_what_was_typed
@everyone
def show() -> str | tuple[str, int]:
    words = typed_words()
    if not words:
        return _page("start")
    try:
        return _answered(asked(words))
    except Refused as problem:
        return _page("start", words=words, problem=str(problem)), 422


@bp.post("/search")
@limit_searching
@everyone
def ask() -> Response | tuple[str, int]:
    request.max_content_length = FORM_MAX_BYTES
    _refuse_foreign_forms()
    words = typed_words()
    try:
        return redirect(address_of(asked(words)), 303)
    except Refused as problem:
        return _page("start", words=words, problem=str(problem)), 422


@bp.get("/search/r/<token>")
@limit_searching
@shows_what_was_typed
@everyone
def found(token: str) -> str | tuple[str, int]:
    try:
        question = question_at(token)
    except Dead:
        return _page("over"), 404
    after = request.args.get("after", "")
    return _answered(question.next_page(read(after)) if after else question)


def _answered(question: Question) -> str:
    try:
        got = answer(reading, _ground(), question, asker=_asker(), today=now().date())
    except NotReady:
        return _page("building", question=question)
    return _page("found" if got.results else "nothing", question=question, answer=got)


def _ground() -> Ground:
    """Return what all who may read the same stand on, looked up once until somebody writes."""
    asking, backend = viewer(), cast(Backend, current_app.extensions["search"])
    key = "ground of search", backend, *readable_by(asking)
    kept = found_alike(*key)
    if kept is not None:
        look_anew()  # posts are put to it, and none may be older than it is
    else:
        kept = keep_alike(*key, told=ground_for(reading(), backend, viewer=asking))
    return cast(Ground, kept.told)


def _asker() -> Asker:
    asking = viewer()
    if not isinstance(asking, Member):
        return Asker(asking, FOLDED_AT_FIRST)
    return Asker(asking, tuple(folded_topics(reading(), asking.root)))


def _page(
    state: str, *, question: Question | None = None, answer: Answer | None = None, **more: str
) -> str:
    words = question.words if question else more.get("words", "")
    problem = more.get("problem")
    main = drawn_by("search/_main.html", "main")(
        state=state,
        words=words,
        problem=problem,
        question=question,
        answer=answer,
        results=drawn(answer.results) if answer else (),
        filters=choices(answer) if answer else "",
        to=addresses(),
        is_grave=may_be_in_danger(words),
    )
    error = f"{_('Error:')} " if problem else ""
    return framed("search/show.html", here="search", error=escape(error), main=main)


def _refuse_foreign_forms() -> None:
    """Ask where an older browser says that the form came from: this one carries no token.

    "null" is what our own pages send, for they never tell where one comes from.
    """
    origin = request.headers.get("Origin", "null")
    if origin != "null" and origin.partition("://")[2] != request.host:
        raise NotAllowed(FROM_ELSEWHERE)
