"""Accept an invitation: opened while signed in, once."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug import Response

from forum.boards.curating import all_boards
from forum.clock import now
from forum.errors import NotFound, Refused
from forum.staff.appointing.inviting import accept, find_invitation
from forum.staff.calling import asked_to_be
from forum.staff.forms import JoinForm
from forum.staff.models import Invitation
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, members
from forum.web.throttle import limit_codes
from forum.web.visits.sessions import member, note_role

bp = Blueprint("joining_staff", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/staff/join/<token>", methods=["GET", "POST"])
@limit_codes
@checks_its_form
@members
def join(token: str) -> Answer:
    form, today = JoinForm(), now().date()
    try:
        asked = find_invitation(reading(), token, today=today)
    except NotFound:
        return render_template("staff/gone.html", here=""), 404
    if not form.is_submitted():
        return _page(form, asked)
    if not form.validate():
        return _page(form, asked), 422
    try:
        with transaction() as session:
            staff = accept(session, member().root, token, name=form.name.data or "", today=today)
    except Refused as problem:
        form.refuse(problem)
        return _page(form, asked), 422
    note_role(staff.role)
    return redirect(url_for("second_factor.show"), 303)


def _page(form: JoinForm, asked: Invitation) -> str:
    theirs = asked.boards.split()
    boards = [board.name for board in all_boards(reading()) if board.slug in theirs]
    role = asked_to_be(asked.role)
    return render_template("staff/join.html", here="", form=form, role=role, boards=boards)
