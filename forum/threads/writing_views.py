"""Write: start a thread, reply, change, take back. Whatever goes wrong, the words come back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.boards.reading import board_for
from forum.clock import now
from forum.errors import Conflict, NotFound, Refused
from forum.handles.speaking import Writer
from forum.public_ids import from_text
from forum.threads.forms import EditForm, ReplyForm, TakeBackForm, ThreadForm, WritingForm
from forum.threads.models import Words
from forum.threads.opening import open_thread
from forum.threads.reading import post_on_page, thread_for
from forum.threads.replying import reply as add_reply
from forum.threads.revising import mark_of, own_post, revise
from forum.threads.taking_back import take_back as take_post_back
from forum.threads.views import address_of
from forum.threads.who import who_i_am
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, members
from forum.web.kept_words import kept_words, let_go
from forum.web.sessions import member
from forum.web.throttle import limit_writing
from forum.writing import to_html

bp = Blueprint("writing", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/boards/<slug>/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def new_thread(slug: str) -> Answer:
    here = url_for(".new_thread", slug=slug)
    form = ThreadForm(data=kept_words(here))
    if request.method == "GET":
        return _thread_page(slug, form)
    if not form.validate():
        return _thread_page(slug, form), 422
    if not form.is_sent:
        return _thread_page(slug, form, preview=to_html(form.body.data))
    try:
        with transaction() as session:
            board = board_for(session, slug, viewer=member())
            writer = form.writer(member())
            thread = open_thread(session, board, form.words(), writer=writer, at=now())
    except Refused as problem:
        form.refuse(problem)
        return _thread_page(slug, form), 422
    return _sent(here, url_for("threads.show", tid=thread.id))


@bp.route("/t/<id:tid>/reply", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def reply(tid: bytes) -> Answer:
    here = url_for(".reply", tid=tid)
    form = ReplyForm(data={"parent": request.args.get("to", "")} | kept_words(here))
    if request.method == "GET":
        return _reply_page(tid, form)
    if not form.validate():
        return _reply_page(tid, form), 422
    if not form.is_sent:
        return _reply_page(tid, form, preview=to_html(form.body.data))
    try:
        with transaction() as session:
            words, writer = form.words(), form.writer(member())
            post = add_reply(session, tid, words, writer=writer, at=now())
    except Refused as problem:
        form.refuse(problem)
        if problem.field == "parent":
            form.parent.data = ""  # sent again, the words go to the thread, as we have just said
        return _reply_page(tid, form), 422
    return _sent(here, address_of(reading(), post))


@bp.route("/p/<id:pid>/edit", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def edit(pid: bytes) -> Answer:
    here = url_for(".edit", pid=pid)
    form = EditForm(data=kept_words(here))
    if request.method == "GET":
        return _edit_page(pid, form)
    if not form.validate():
        return _edit_page(pid, form), 422
    if not form.is_sent:
        return _edit_page(pid, form, preview=to_html(form.body.data))
    try:
        with transaction() as session:
            post = revise(session, pid, form.words(), writer=_me(), at=now())
    except Conflict as problem:
        form.refuse(Refused(str(problem)))
        return _edit_page(pid, form, newest=True), 409
    except Refused as problem:
        form.refuse(problem)
        return _edit_page(pid, form), 422
    let_go(here)
    flash("Your words are changed. The old ones are gone.", "done")
    return redirect(address_of(reading(), post), 303)


@bp.post("/p/<id:pid>/take-back")
@limit_writing
@members
def take_back(pid: bytes) -> Answer:
    form = TakeBackForm()
    _, thread = own_post(reading(), pid, writer=_me())
    if not form.sure.data:
        return render_template("threads/take_back.html", form=form, pid=pid, tid=thread.id)
    there = url_for("threads.show", tid=thread.id)
    with transaction() as session:
        left = take_post_back(session, pid, writer=_me())
    flash("Taken back. Your words are gone.", "done")
    return redirect(there if left else url_for("boards.home"), 303)


def _me() -> Writer:
    return Writer(root=member().root)


def _sent(form_page: str, address: str) -> Response:
    let_go(form_page)
    flash("Posted. You can change it or take it back at any time.", "done")
    return redirect(address, 303)


def _thread_page(slug: str, form: ThreadForm, **more: Any) -> str:
    board = board_for(reading(), slug, viewer=member())
    thread_id = form.writer(member()).id_for(board.id)
    me = who_i_am(reading(), member().root, thread_id)
    form.offer(me.known_names)
    return _page("threads/new.html", form, board=board, me=me, **more)


def _reply_page(tid: bytes, form: ReplyForm, **more: Any) -> str:
    thread = thread_for(reading(), tid, viewer=member())
    me = who_i_am(reading(), member().root, tid)
    form.offer(me.known_names)
    return _page(
        "threads/reply.html", form, thread=thread, me=me, parent=_parent(tid, form), **more
    )


def _edit_page(pid: bytes, form: EditForm, **more: Any) -> str:
    session = reading()
    post, thread = own_post(session, pid, writer=_me())
    source = session.get_one(Words, post.id).source
    if form.body.data is None or (request.method == "GET" and not form.body.data):
        form.body.data, form.was.data = source, mark_of(source)
    if more.pop("newest", False):
        form.was.data, more["newest"] = mark_of(source), to_html(source)
    shown = post_on_page(session, thread.id, pid)
    return _page("threads/edit.html", form, post=shown, thread=thread, **more)


def _page(template: str, form: WritingForm, **more: Any) -> str:
    shown: dict[str, Any] = {"preview": None, "newest": None} | more
    return render_template(template, here="boards", form=form, **shown)


def _parent(tid: bytes, form: ReplyForm) -> Any:
    """Return the post that is being answered, to be shown above the box, if it is still there."""
    try:
        return post_on_page(reading(), tid, from_text(form.parent.data or ""))
    except NotFound:
        return None
