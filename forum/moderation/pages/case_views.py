"""One case: opened, assigned, passed on, noted and handed over."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.claiming import claim as claim_case, pass_on, take_over
from forum.moderation.finding import case_for
from forum.moderation.pages.case_page_views import case_page, open_it
from forum.moderation.pages.desk_views import decider
from forum.moderation.pages.own_way_forms import NoteForm
from forum.moderation.welfare.handing_over import add_note, hand_over as put_back
from forum.permissions import Act
from forum.transaction import transaction
from forum.web.access import duties
from forum.web.throttle import limit_answering

bp = Blueprint("cases", __name__)
Answer = Response | str | tuple[str, int]


@bp.get("/moderation/cases/<id:cid>")
@duties(Act.READ_HELD)
def show(cid: bytes) -> str:
    """Open the case, which is then read by whoever asks, unless somebody else reads it."""
    return case_page(cid, is_mine=open_it(cid))


@bp.post("/moderation/cases/<id:cid>/claim")
@limit_answering
@duties(Act.DECIDE)
def claim(cid: bytes) -> Response:
    with transaction() as session:
        claim_case(session, cid, decider(), at=now())
    return redirect(url_for(".show", cid=cid), 303)


@bp.post("/moderation/cases/<id:cid>/pass")
@limit_answering
@duties(Act.READ_QUEUE)
def pass_(cid: bytes) -> Response:
    """Leave the case to others, and go on to the next one."""
    with transaction() as session:
        take_over(session, cid, decider(), at=now())
        pass_on(session, cid, decider(), at=now())
    flash(_("Passed on. Nobody asks why."), "done")
    return redirect(url_for("queue.show"), 303)


@bp.post("/moderation/cases/<id:cid>/note")
@limit_answering
@duties(Act.DECIDE)
def note(cid: bytes) -> Answer:
    form = NoteForm()
    try:
        with transaction() as session:
            case = case_for(session, cid)
            add_note(session, case, decider(), note=form.note.data or "", at=now())
    except Refused as problem:
        form.refuse(problem)
        return case_page(cid, is_mine=open_it(cid), note_form=form), 422
    flash(_("Your note is there. Moderators alone read it."), "done")
    return redirect(url_for(".show", cid=cid), 303)


@bp.post("/moderation/cases/<id:cid>/hand-over")
@limit_answering
@duties(Act.DECIDE)
def hand_over(cid: bytes) -> Answer:
    form = NoteForm()
    try:
        with transaction() as session:
            put_back(session, cid, decider(), note=form.note.data or "", at=now())
    except Refused as problem:
        form.refuse(problem)
        return case_page(cid, is_mine=open_it(cid), note_form=form), 422
    flash(_("It is back in the queue, with your note."), "done")
    return redirect(url_for("queue.show"), 303)
