"""The pages that explain: how moderators decide, and how to begin to write."""

from flask import Blueprint, render_template

from forum.web.access import everyone, works_without_sessions

bp = Blueprint("guides", __name__)


@bp.get("/how-we-moderate")
@everyone
@works_without_sessions
def how_we_moderate() -> str:
    return render_template("pages/how_we_moderate.html")


@bp.get("/first-post")
@everyone
@works_without_sessions
def first_post() -> str:
    return render_template("pages/first_post.html")
