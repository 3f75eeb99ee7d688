"""How somebody on duty likes their queue."""

from dataclasses import asdict

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.boards.notes_said import said
from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.pages.desk_views import (
    my_way,
    show as show_page,
)
from forum.moderation.pages.own_way_forms import OwnWayForm
from forum.moderation.welfare.own_way import choose_way
from forum.permissions import Act
from forum.space.topics import all_topics
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties
from forum.web.throttle import limit_writing
from forum.web.visits.sessions import member

bp = Blueprint("own_way", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/moderation/me", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.READ_QUEUE)
def show() -> Answer:
    way = my_way()
    form = OwnWayForm(data=asdict(way) | {"topics": list(way.avoids)})
    topics = all_topics(reading(), viewer=member())
    form.topics.choices = [(each, said(each)) for each in dict.fromkeys((*topics, *way.avoids))]
    if not form.is_submitted():
        return show_page("moderation/own_way.html", way, form=form)
    if not form.validate():
        return show_page("moderation/own_way.html", way, form=form), 422
    try:
        with transaction() as session:
            choose_way(session, member().root, form.way())
    except Refused as problem:
        form.refuse(problem)
        return show_page("moderation/own_way.html", way, form=form), 422
    flash(_("Kept. Only you can see how you like it."), "done")
    return redirect(url_for("queue.show"), 303)
