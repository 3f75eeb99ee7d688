"""Looking after oneself: how I like it, a break, a note to myself, finishing for today."""

from dataclasses import asdict

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Conflict, Refused
from forum.moderation.pages.desk_views import (
    ask_later,
    decider,
    end_sitting,
    my_way,
    show as show_page,
)
from forum.moderation.pages.forms import NoteForm, OwnWayForm
from forum.moderation.welfare.debriefing import debrief_note, keep_note
from forum.moderation.welfare.handing_over import hand_over, mine_open
from forum.moderation.welfare.own_way import choose_way
from forum.permissions import Act
from forum.space.topics import all_topics
from forum.staff.shifts import end as end_shift
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.forms import SwitchForm
from forum.web.sessions import member
from forum.web.throttle import limit_answering, limit_writing

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
    form.topics.choices = list(dict.fromkeys((*topics, *way.avoids)))
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
    flash("Kept. Only you can see how you like it.", "done")
    return redirect(url_for("queue.show"), 303)


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
    flash("Kept. Only you can open it.", "done")
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
    flash("Have a good break. Nothing here is yours to carry alone.", "done")
    return redirect(url_for("space.me"), 303)


@bp.route("/moderation/finish", methods=["GET", "POST"])
@limit_answering
@checks_its_form
@duties(Act.READ_QUEUE)
def finish() -> Answer:
    """Hand over what is open, with a note for the next, and be off."""
    form = NoteForm()
    mine = [bytes(case.id) for case in mine_open(reading(), me_on_duty().staff_id, at=now())]
    if not form.is_submitted():
        return show_page("moderation/finish.html", my_way(), form=form, mine=mine)
    if not form.validate():
        return show_page("moderation/finish.html", my_way(), form=form, mine=mine), 422
    try:
        _hand_over_all(mine, form.note.data)
    except Refused as problem:
        form.refuse(problem)
        return show_page("moderation/finish.html", my_way(), form=form, mine=mine), 422
    end_sitting()
    flash("You are off. Thank you for being here.", "done")
    return redirect(url_for("space.me"), 303)


def _hand_over_all(case_ids: list[bytes], note: str) -> None:
    """Put each back by itself: one that somebody took over meanwhile keeps none of the others."""
    for case_id in case_ids:
        try:
            with transaction() as session:
                hand_over(session, case_id, decider(), note=note, at=now())
        except Conflict:
            continue
    with transaction() as session:  # of the account's side: a transaction of its own
        end_shift(session, me_on_duty().staff_id)
