"""The posts that I keep."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from forum.handles.keyring import keys
from forum.paging import part
from forum.space.forms import LetGoForm
from forum.space.keeping import kept_posts, let_go_of
from forum.transaction import reading, transaction
from forum.web.access import members
from forum.web.throttle import limit_answering
from forum.web.visits.sessions import member

bp = Blueprint("kept", __name__)


@bp.get("/me/kept")
@members
def show() -> str:
    session, root = reading(), member().root
    posts = kept_posts(session, root, keys(session, root), viewer=member())
    shown = part(posts, lambda each: each.post_id, after=request.args.get("after", ""))
    return render_template("space/kept.html", here="me", part=shown)


@bp.post("/me/kept")
@limit_answering
@members
def let_go() -> Response:
    """Keep a post no longer, also one that is gone by now."""
    form = LetGoForm()
    with transaction() as session:
        thread_id, post_id = form.ids()
        let_go_of(session, member().root, thread_id=thread_id, post_id=post_id)
    return redirect(url_for(".show"), 303)
