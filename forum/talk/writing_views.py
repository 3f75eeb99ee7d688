"""Write: start a thread, reply, change, take back. Whatever goes wrong, the words come back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from forum.boards.content_notes import offered, unpacked
from forum.boards.models import Board
from forum.boards.reading import board_for
from forum.errors import Conflict, NotFound, Refused
from forum.handles.deriving import own_handles
from forum.handles.speaking import Writer
from forum.language.messages import _, _l
from forum.public_ids import from_text
from forum.space.drafting import Place
from forum.space.topics import folded_topics
from forum.talk.address_views import address_of
from forum.talk.alike_views import like_this
from forum.talk.composing_views import POSTED, Answer, before_sending, begin_form, keep, sent
from forum.talk.desk import Desk
from forum.talk.forms import EditForm, ReplyForm, RewordForm, TakeBackForm, ThreadForm
from forum.talk.screening_views import paused_here, send_change, send_reply, send_thread
from forum.talk.who import who_i_am
from forum.threads.holding.wording import current_words
from forum.threads.models import Post, PostState, Thread
from forum.threads.reading import post_on_page, thread_glanced
from forum.threads.revising import mark_of, own_post
from forum.threads.taking_back import take_back as take_post_back
from forum.transaction import reading, transaction
from forum.web.access import brings_along, checks_its_form, members
from forum.web.throttle import limit_writing
from forum.web.visits.sessions import member
from forum.writing import to_html

bp = Blueprint("writing", __name__)
CHANGED = _l("Your words are changed. The old ones are gone.")
CHANGED_HIDDEN = _l(
    "Your words are changed. The old ones are gone. Others can’t read the new ones yet."
)
WAITS = _l(
    "Sent. A moderator reads it before others do. You can change it or take it back meanwhile."
)


@bp.route("/boards/<slug>/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def new_thread(slug: str) -> Answer:
    board = board_for(reading(), slug, viewer=member())
    desk = Desk(url_for(".new_thread", slug=slug), Place.on_board(board.id), board.name, slug)
    form = begin_form(ThreadForm, desk, notes=offered(board.content_notes))
    desk.page = lambda **more: _thread_page(board, form, **more)
    if (answer := before_sending(form, desk)) is not None:
        return answer
    try:
        thread, besides = send_thread(form, slug, desk.met)
    except Refused as problem:
        return keep(form, desk, problem)
    told = POSTED if thread.title else WAITS
    return sent(form, desk, url_for("threads.show", tid=thread.id), f"{told}{besides}")


@bp.route("/t/<id:tid>/reply", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@brings_along("to")
@members
def reply(tid: bytes) -> Answer:
    mine = own_handles(member().root, tid)
    thread = thread_glanced(reading(), tid, viewer=member(), mine=mine)
    desk = Desk(url_for(".reply", tid=tid), Place.in_thread(tid), thread.title or "", thread.slug)
    start = {"parent": request.args.get("to", "")}
    form = begin_form(ReplyForm, desk, notes=offered(thread.content_notes), start=start)
    desk.page = lambda **more: _reply_page(thread, form, **more)
    if (answer := before_sending(form, desk)) is not None:
        return answer
    try:
        post, besides = send_reply(form, thread, desk.met)
    except Refused as problem:
        if problem.field == "parent":
            form.parent.data = ""  # sent again, the words go to the thread, as we have just said
        return keep(form, desk, problem)
    told = POSTED if post.state == PostState.PUBLISHED else WAITS
    there = address_of(reading(), post, member().root, new_in=thread)
    return sent(form, desk, there, f"{told}{besides}")


@bp.route("/p/<id:pid>/edit", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def edit(pid: bytes) -> Answer:
    post, thread = own_post(reading(), pid, writer=_me())
    title, source = _words_now(post)
    desk = _desk_to_change(thread, pid, title, source)
    start = {"title": title, "body": source, "note": unpacked(post.notes)}
    start["was"] = mark_of(source, title)
    kind = EditForm if title is None else RewordForm
    form = begin_form(kind, desk, notes=_notes_of(post.notes, _board_of(thread)), start=start)
    desk.page = lambda **more: _edit_page(post, thread, form, **more)
    if (answer := before_sending(form, desk)) is not None:
        return answer
    try:
        post, besides = send_change(form, post)
    except Conflict as problem:
        return keep(form, desk, problem, newest=_start_anew(form, post))
    except Refused as problem:
        return keep(form, desk, problem)
    told = CHANGED if post.state == PostState.PUBLISHED else CHANGED_HIDDEN
    return sent(form, desk, address_of(reading(), post, member().root), f"{told}{besides}")


@bp.post("/p/<id:pid>/take-back")
@limit_writing
@members
def take_back(pid: bytes) -> Answer:
    form = TakeBackForm()
    thread = own_post(reading(), pid, writer=_me())[1]
    if not form.sure.data:
        return render_template("talk/take_back.html", form=form, pid=pid, tid=thread.id)
    there = url_for("threads.show", tid=thread.id)
    with transaction() as session:
        left = take_post_back(session, pid, writer=_me())
    flash(_("Taken back. Your words are gone."), "done")
    return redirect(there if left else url_for("boards.home"), 303)


def _me() -> Writer:
    return Writer(root=member().root)


def _desk_to_change(thread: Thread, pid: bytes, title: str | None, source: str) -> Desk:
    where = thread.title or title or ""
    desk = Desk(url_for(".edit", pid=pid), Place.in_thread(thread.id), where)
    desk.before, desk.board = "\n".join((title or "", source)), _board_of(thread).slug
    return desk


def _words_now(post: Post) -> tuple[str | None, str]:
    """Return what the member can change: a title only while nobody else can read it."""
    title, source = current_words(reading(), post.id)
    return None if post.state == PostState.PUBLISHED else title, source


def _start_anew(form: EditForm, post: Post) -> str:
    """Let the form start from what the post says now; return that."""
    title, source = _words_now(post)
    form.was.data = mark_of(source, title)
    return to_html(source)


def _board_of(thread: Thread) -> Board:
    return reading().get_one(Board, thread.board_id)


def _notes_of(of_post: str | None, board: Board) -> list[str]:
    return list(dict.fromkeys((*offered(board.content_notes), *unpacked(of_post))))


def _thread_page(board: Board, form: ThreadForm, **more: Any) -> str:
    thread_id = form.writer(member()).id_for(board.id)
    me = who_i_am(reading(), member().root, thread_id)
    form.offer(me.known_names)
    more["paused"] = paused_here(None)
    if more.get("preview") is not None:
        more["alike"] = like_this(form.title.data or "", form.body.data or "")
    return render_template("talk/new.html", here="boards", form=form, board=board, me=me, **more)


def _reply_page(thread: Any, form: ReplyForm, **more: Any) -> str:
    me = who_i_am(reading(), member().root, thread.id)
    form.offer(me.known_names)
    more |= {"parent": _parent(thread.id, form), "paused": paused_here(thread.id)}
    more["folded"] = folded_topics(reading(), member().root)
    return render_template(
        "talk/reply.html", here="boards", form=form, thread=thread, me=me, **more
    )


def _edit_page(post: Post, thread: Thread, form: EditForm, **more: Any) -> str:
    title, source = _words_now(post)
    if not form.was.data:  # a draft of a change starts from what the post says now
        form.was.data = mark_of(source, title)
    if isinstance(form, RewordForm) and not form.title.raw_data and not form.title.data:
        form.title.data = title  # it was hidden while they had the page open
    mine = own_handles(member().root, thread.id)
    shown = post_on_page(reading(), thread.id, post.id, mine=mine)
    return render_template(
        "talk/edit.html", here="boards", form=form, post=shown, thread=thread, **more
    )


def _parent(tid: bytes, form: ReplyForm) -> Any:
    """Return the post that is being answered, to be shown above the box, if it is still there."""
    try:
        return post_on_page(reading(), tid, from_text(form.parent.data or ""))
    except NotFound:
        return None
