"""/me/what-you-keep: what is kept of one member, and what of everybody."""

from flask import Blueprint, render_template

from forum.handles.keyring import keys
from forum.privacy.inventory.told import rows
from forum.privacy.mine import mine
from forum.space.drafting import all_drafts
from forum.space.keeping import kept_posts
from forum.transaction import reading
from forum.web.access import members
from forum.web.visits.sessions import member

bp = Blueprint("privacy", __name__)


@bp.get("/me/what-you-keep")
@members
def show() -> str:
    session, root = reading(), member().root
    keyring = keys(session, root)
    return render_template(
        "privacy/mine.html",
        here="me",
        mine=mine(session, keyring),
        drafts=len(all_drafts(session, root, keyring)),
        kept=len(kept_posts(session, root, keyring, viewer=member())),
        rows=rows(),
    )
