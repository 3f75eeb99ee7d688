"""The small buttons: answer without a word, keep a post, follow a thread."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.handles.deriving import reader_scope
from forum.handles.speaking import Writer
from forum.language.messages import _l
from forum.notices.following import follow as follow_thing, stop_following
from forum.space.keeping import keep_post, let_go_of
from forum.talk.address_views import address_of
from forum.talk.forms import AnswerForm
from forum.threads.answering import answer as give_answer, has_answered
from forum.threads.reading import post_for, thread_for
from forum.threads.seeing import seen_as
from forum.transaction import reading, transaction
from forum.web.access import members
from forum.web.forms import SwitchForm
from forum.web.throttle import limit_answering
from forum.web.visits.sessions import member

bp = Blueprint("answering", __name__)
FOLLOWING = _l("You follow this thread. Your inbox tells you when somebody writes here.")
NO_LONGER = _l("You no longer follow this thread.")


@bp.post("/p/<id:pid>/answer")
@limit_answering
@members
def answer(pid: bytes) -> Response:
    form, writer = AnswerForm(), Writer(root=member().root)
    with transaction() as session:
        kind, today = form.kind.data or "", now().date()
        # Pressed twice in a row, it is given, and not given and taken back.
        if form.wants is None or form.wants != has_answered(session, pid, kind, writer=writer):
            give_answer(session, pid, kind, writer=writer, today=today)
    post = post_for(reading(), pid, viewer=member())
    return redirect(address_of(reading(), post, member().root), 303)


@bp.post("/p/<id:pid>/keep")
@limit_answering
@members
def keep(pid: bytes) -> Response:
    form, root = SwitchForm(), member().root
    post = post_for(reading(), pid, viewer=member())
    try:
        with transaction() as session:
            if form.is_undone:
                let_go_of(session, root, thread_id=post.thread_id, post_id=pid)
            else:
                keep_post(session, root, post)
    except Refused as problem:
        flash(str(problem), "problem")
    return redirect(address_of(reading(), post, root), 303)


@bp.post("/t/<id:tid>/follow")
@limit_answering
@members
def follow(tid: bytes) -> Response:
    form, scope = SwitchForm(), reader_scope(tid)
    with transaction() as session:
        if form.is_undone:
            stop_following(session, member().root, scope)
        else:
            thread_for(session, tid, viewer=member(), seen=seen_as(member().root, tid))
            follow_thing(session, member().root, scope, about_id=tid)
    flash(str(NO_LONGER if form.is_undone else FOLLOWING), "done")
    return redirect(url_for("threads.show", tid=tid), 303)
