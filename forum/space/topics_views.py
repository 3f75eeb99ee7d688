"""Which topics I want folded."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.boards.notes_said import said
from forum.errors import Refused
from forum.language.messages import _
from forum.space.forms import TopicsForm
from forum.space.topics import all_topics, choose_topics, folded_topics
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, members
from forum.web.throttle import limit_writing
from forum.web.visits.sessions import member

bp = Blueprint("topics", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/me/topics", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def choose() -> Answer:
    form = TopicsForm(data={"topics": folded_topics(reading(), member().root)})
    form.topics.choices = [(each, said(each)) for each in all_topics(reading(), viewer=member())]
    if request.method == "GET" or not form.validate():
        page = render_template("space/topics.html", here="me", form=form)
        return page if request.method == "GET" else (page, 422)
    try:
        with transaction() as session:
            choose_topics(session, member().root, form.topics.data)
    except Refused as problem:
        form.refuse(problem)
        return render_template("space/topics.html", here="me", form=form), 422
    flash(_("Kept. These topics are folded for you from now on."), "done")
    return redirect(url_for("space.me"), 303)
