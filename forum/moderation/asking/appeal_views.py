"""Ask us to look again: once for each decision, by whoever wrote the post."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.handles.speaking import Writer
from forum.language.messages import _
from forum.moderation.asking.forms import AppealForm
from forum.moderation.writers.appealing import appeal as ask_again
from forum.moderation.writers.hidden import told_for
from forum.threads.revising import own_post
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, members
from forum.web.kept_words import kept_words, let_go
from forum.web.throttle import limit_writing
from forum.web.visits.sessions import member

bp = Blueprint("appeals", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/p/<id:pid>/appeal", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def appeal(pid: bytes) -> Answer:
    here = url_for(".appeal", pid=pid)
    form = AppealForm(data=kept_words(here))
    if request.method == "GET":
        return _page(pid, form)
    if not form.validate():
        return _page(pid, form), 422
    try:
        with transaction() as session:
            writer = Writer(root=member().root)
            ask_again(session, pid, form.body.data, writer=writer, at=now())
    except Refused as problem:
        form.refuse(problem)
        return _page(pid, form), 422
    let_go(here)
    flash(_("Somebody else will look at it. You find the answer in your inbox."), "waiting")
    return redirect(url_for("threads.permalink", pid=pid), 303)


def _page(pid: bytes, form: AppealForm) -> str:
    """Show what was decided, and a box; raises NotAllowed when the post is somebody else's."""
    own_post(reading(), pid, writer=Writer(root=member().root))
    told = told_for(reading(), [pid], today=now().date()).get(pid)
    return render_template("moderation/appeal.html", here="boards", form=form, pid=pid, told=told)
