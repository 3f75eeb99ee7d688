"""A break, and a note to oneself after a hard case."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.pages.desk_views import (
    ask_later,
    end_sitting,
    my_way,
    show as show_page,
)
from forum.moderation.pages.own_way_forms import NoteForm
from forum.moderation.welfare.debriefing import debrief_note, keep_note
from forum.permissions import Act
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties
from forum.web.forms import SwitchForm
from forum.web.throttle import limit_answering, limit_writing
from forum.web.visits.sessions import member

bp = Blueprint("resting", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/moderation/debrief", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.READ_QUEUE)
def debrief() -> Answer:
    """A page to stop at: a note to oneself, which nobody else can read."""
    form = NoteForm(data={"note": debrief_note(reading(), member().root)})
    if not form.is_submitted():
        return show_page("moderation/debrief.html", my_way(), form=form)
    if not form.validate():
        return show_page("moderation/debrief.html", my_way(), form=form), 422
    try:
        with transaction() as session:
            keep_note(session, member().root, form.note.data)
    except Refused as problem:
        form.refuse(problem)
        return show_page("moderation/debrief.html", my_way(), form=form), 422
    flash(_("Kept. Only you can open it."), "done")
    return redirect(url_for(".debrief"), 303)


@bp.post("/moderation/pace")
@limit_answering
@duties(Act.READ_QUEUE)
def pace() -> Response:
    """Go on without a break, or begin one: both are all right."""
    if SwitchForm().is_undone:
        ask_later()
        return redirect(url_for("queue.show"), 303)
    end_sitting()
    flash(_("Have a good break. Nothing here is yours to carry alone."), "done")
    return redirect(url_for("space.me"), 303)
