"""The pages that explain: how moderators decide, how to begin to write, and who can use this."""

from flask import Blueprint, render_template
from sqlalchemy.exc import SQLAlchemyError

from forum.clock import now
from forum.moderation.queue.presence import NOBODY_KNOWS, Presence, presence
from forum.transaction import reading
from forum.web.access import everyone, works_without_sessions
from forum.web.guests.declaring import same_for_guests

bp = Blueprint("guides", __name__)


@bp.get("/how-we-moderate")
@everyone
@same_for_guests()
@works_without_sessions
def how_we_moderate() -> str:
    return render_template("pages/how_we_moderate.html", presence=_presence())


def _presence() -> Presence:
    """Return who is on; the page is there too while that cannot be looked up."""
    try:
        return presence(reading(), at=now())
    except SQLAlchemyError:
        return NOBODY_KNOWS


@bp.get("/first-post")
@everyone
@same_for_guests()
@works_without_sessions
def first_post() -> str:
    return render_template("pages/first_post.html")


@bp.get("/accessibility")
@everyone
@same_for_guests()
@works_without_sessions
def accessibility() -> str:
    return render_template("pages/accessibility.html")
