"""Finish for today: what is open goes to others, with a word for them."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Conflict, Refused
from forum.language.messages import _
from forum.moderation.pages.desk_views import (
    decider,
    end_sitting,
    my_way,
    show as show_page,
)
from forum.moderation.pages.own_way_forms import NoteForm
from forum.moderation.welfare.handing_over import hand_over, mine_open
from forum.permissions import Act
from forum.staff.shifts import end as end_shift
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.throttle import limit_answering

bp = Blueprint("finishing", __name__)
Answer = Response | str | tuple[str, int]


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
    flash(_("You are off. Thank you for being here."), "done")
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
