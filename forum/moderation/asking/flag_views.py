"""Tell a moderator. Members and guests may; nobody ever sees who did."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.clock import now
from forum.errors import NotFound, Refused
from forum.language.messages import _l
from forum.moderation.asking.forms import REASON_LINES, FlagForm
from forum.moderation.flagging import Report, check_report, flag_as_guest, flag_as_member
from forum.moderation.models import Reason
from forum.moderation.queue.presence import presence
from forum.moderation.writers.waits import usual_wait
from forum.threads.models import PostState
from forum.threads.reading import post_for, post_on_page, thread_for
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, everyone
from forum.web.throttle import limit_flagging, mark_of_this_hour
from forum.web.visits.sessions import Member, viewer

bp = Blueprint("flags", __name__)
Answer = Response | str | tuple[str, int]
THANKS = _l("Thank you. A moderator will look.")
ENOUGH = _l("Thank you. A moderator will look. You have done enough by telling us.")


@bp.route("/p/<id:pid>/flag", methods=["GET", "POST"])
@limit_flagging
@checks_its_form
@everyone
def flag(pid: bytes) -> Answer:
    form = FlagForm()
    if request.method == "GET":
        return _page(pid, form)
    if not form.validate():
        return _page(pid, form), 422
    try:
        report = check_report(form.reason.data or "", form.note.data)
        with transaction() as session:
            _flag(session, pid, report)
    except Refused as problem:
        form.refuse(problem)
        return _page(pid, form), 422
    is_risk = report.reason == Reason.RISK
    flash(str(ENOUGH if is_risk else THANKS), "help" if is_risk else "done")
    return redirect(url_for("threads.permalink", pid=pid), 303)


def _flag(session: Session, pid: bytes, report: Report) -> None:
    asking = viewer()
    if isinstance(asking, Member):
        flag_as_member(session, asking.root, pid, report, at=now())
    else:
        flag_as_guest(session, mark_of_this_hour(), pid, report, at=now())


def _page(pid: bytes, form: FlagForm) -> str:
    session = reading()
    post = post_for(session, pid, viewer=viewer())
    if post.state != PostState.PUBLISHED:
        raise NotFound
    return render_template(
        "moderation/flag.html",
        here="boards",
        form=form,
        post=post_on_page(session, post.thread_id, pid),
        thread=thread_for(session, post.thread_id, viewer=viewer()),
        details=REASON_LINES,
        presence=presence(session, at=now()),
        wait=usual_wait(session, today=now().date()),
    )
