"""Conversations like this one: offered to whoever reads it, and to whoever is about to ask."""

from collections.abc import Sequence

from flask import Blueprint, current_app, render_template, request

from forum.boards.reading import board_for
from forum.clock import now
from forum.database import AnyRow
from forum.search.likeness.alike import Text, alike
from forum.search.likeness.related import Finder, related
from forum.search.passages.passage import plain
from forum.threads.rules import TITLE_MAX_CHARS
from forum.transaction import reading
from forum.web.access import members
from forum.web.throttle import limit_looking_up
from forum.web.visits.sessions import member, viewer

bp = Blueprint("alike", __name__)


@bp.post("/boards/<slug>/alike")
@limit_looking_up
@members
def while_writing(slug: str) -> str:
    """Answer static/js/alike.js: a part of a page, for what stands in the title so far."""
    board_for(reading(), slug, viewer=member())
    title = request.form.get("title", "")[:TITLE_MAX_CHARS]
    return render_template("talk/_alike.html", alike=like_this(title))


def like_this(title: str, body: str = "") -> list[AnyRow]:
    """Return conversations like what the member is writing; their words are not kept."""
    finder: Finder = current_app.extensions["likeness"]
    return alike(reading(), finder.backend, Text(title, body), viewer=member())


def like_thread(thread: AnyRow, posts: Sequence[AnyRow]) -> list[AnyRow]:
    """Return conversations like the one that begins with `posts`; none on its later pages.

    One query: what they are is remembered for a while.
    """
    if not thread.title or thread.waits or posts[0].seq:
        return []
    words = plain(posts[0].html or "")
    finder: Finder = current_app.extensions["likeness"]
    text = Text(thread.title, words, thread.id)
    return related(reading(), finder, text, viewer=viewer(), at=now())
