from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from forum.errors import NotFound, Refused
from forum.handles.deriving import own_handles
from forum.handles.foreseeing import foresee
from forum.handles.keyring import keys
from forum.handles.models import Handle
from forum.public_ids import new_id
from forum.threads.models import Post, PostState, Words
from forum.threads.replying import Reply, reply
from forum.threads.rules import BODY_MAX_CHARS
from tests.makers import NOON


def test_a_reply_joins_its_thread_with_its_day_and_hour(session, make):
    thread = make.thread(at=NOON - timedelta(days=3))

    post = reply(session, thread.id, Reply("You are heard."), writer=make.writer(), at=NOON)

    assert (post.thread_id, post.seq, post.depth) == (thread.id, 1, 1)
    assert (post.day, post.hour, post.state) == (NOON.date(), 12, PostState.PUBLISHED)
    assert (thread.replies, thread.next_seq) == (1, 2)
    assert (thread.last_day, thread.last_hour) == (NOON.date(), 12)


def test_the_words_are_kept_as_typed_and_as_safe_html(session, make):
    post = make.reply(make.thread(), body="*Hold on*, <b>you</b>.")

    words = session.get_one(Words, post.id)

    assert words.source == "*Hold on*, <b>you</b>."
    assert words.html == "<p><em>Hold on</em>, &lt;b&gt;you&lt;/b&gt;.</p>\n"


def test_an_answer_knows_whom_it_answers_and_how_deep_it_stands(session, make):
    thread = make.thread()
    first = make.reply(thread)

    second = make.reply(thread, parent=first)

    assert (second.parent_id, second.depth) == (first.id, 2)


def test_a_writer_has_one_name_in_a_thread_and_another_elsewhere(session, make):
    writer, thread, elsewhere = make.writer(), make.thread(), make.thread()

    posts = [make.reply(where, writer=writer) for where in (thread, thread, elsewhere)]

    assert posts[0].handle_id == posts[1].handle_id
    assert posts[0].handle_id != posts[2].handle_id
    assert posts[0].handle_id in own_handles(writer.root, thread.id)
    assert len(keys(session, writer.root)) == 2


def test_two_presses_of_one_button_post_once(session, make):
    thread, writer = make.thread(), make.writer(form="a form")

    first, second = (make.reply(thread, writer=writer, body="Once.") for _ in range(2))

    assert first is second
    assert thread.replies == 1


def test_one_form_with_other_words_posts_both(session, make):
    thread, writer = make.thread(), make.writer(form="a form")

    first, second = (make.reply(thread, writer=writer, body=body) for body in ("One.", "Two."))

    assert first.id != second.id


def test_the_same_words_in_two_forms_are_two_posts(session, make):
    thread, writer = make.thread(), make.writer()

    first, second = (make.reply(thread, writer=writer, body="Still here.") for _ in range(2))

    assert first.id != second.id


def test_the_mark_of_a_form_says_nothing_across_members(session, make):
    thread = make.thread()

    ids = {make.reply(thread, writer=make.writer(form="same"), body="Same.").id for _ in range(3)}

    assert len(ids) == 3


def test_a_reply_cannot_answer_a_post_of_another_thread(session, make):
    elsewhere = make.reply(make.thread())

    with pytest.raises(Refused, match="not there any more") as refusal:
        make.reply(make.thread(), parent=elsewhere)

    assert refusal.value.field == "parent"


def test_a_reply_to_a_post_that_was_taken_back_is_refused_and_can_go_to_the_thread(session, make):
    thread = make.thread()
    gone = make.reply(thread)
    gone.state = PostState.TAKEN_BACK
    session.flush()

    with pytest.raises(Refused, match="Your words are still here"):
        make.reply(thread, parent=gone)

    assert make.reply(thread).parent_id is None


@pytest.mark.parametrize("body", ["", "x" * (BODY_MAX_CHARS + 1)], ids=["empty", "too long"])
def test_words_that_do_not_fit_change_nothing(session, make, body):
    thread = make.thread()
    before = session.scalar(select(func.count()).select_from(Handle))

    with pytest.raises(Refused):
        make.reply(thread, body=body)

    assert thread.replies == 0
    assert session.scalar(select(func.count()).select_from(Handle)) == before


def test_a_finished_thread_takes_no_reply(session, make):
    thread = make.thread()
    thread.locked_reason = "It went in circles."

    with pytest.raises(Refused, match="finished"):
        make.reply(thread)


def test_a_closed_board_takes_no_reply(session, make):
    thread = make.thread()
    board = make.board(archived_on=NOON.date())
    thread.board_id = board.id
    session.flush()

    with pytest.raises(Refused, match="closed"):
        make.reply(thread)


def test_a_thread_that_does_not_exist_takes_no_reply(session, make):
    with pytest.raises(NotFound):
        reply(session, new_id(), Reply("Hello"), writer=make.writer(), at=NOON)


def test_the_latest_reply_of_a_board_has_the_highest_step_of_its_day(session, make):
    board = make.board()
    first, second = make.thread(board=board), make.thread(board=board)

    make.reply(first)

    assert first.last_step > second.last_step > 0
    assert make.thread(board=board, at=NOON + timedelta(days=1)).last_step == 1


def test_posts_of_one_thread_are_numbered_in_the_order_of_arrival(session, make):
    thread = make.thread()
    for _ in range(3):
        make.reply(thread)

    seqs = session.scalars(select(Post.seq).where(Post.thread_id == thread.id))

    assert sorted(seqs) == [0, 1, 2, 3]


def test_a_reply_says_what_it_talks_about(session, make):
    thread = make.thread(board=make.board(content_notes="snow"))

    posts = [make.reply(thread, notes=notes) for notes in (["SNOW", "violence"], [])]

    assert [post.notes for post in posts] == ["violence\nsnow", None]


@pytest.mark.parametrize("note", ["sun", "x" * 10_000])
def test_a_note_that_the_board_does_not_offer_is_refused_and_nothing_is_said(session, make, note):
    thread = make.thread()

    with pytest.raises(Refused) as refusal:
        make.reply(thread, notes=[note])

    assert (refusal.value.field, thread.replies) == ("note", 0)


def test_the_day_of_the_first_answer_by_somebody_else_is_noted_once(session, make):
    opener = make.writer()
    thread = make.thread(writer=opener, at=NOON)
    days = []
    for later, writer in ((0, opener), (1, make.writer()), (2, make.writer())):
        make.reply(thread, writer=writer, at=NOON + timedelta(days=later))
        days.append(thread.answered_on)

    tomorrow = NOON.date() + timedelta(days=1)
    assert days == [None, tomorrow, tomorrow]


def test_what_was_taken_back_can_be_said_again_from_the_same_form(session, make):
    thread, writer = make.thread(), make.writer(form="a form")
    first = make.reply(thread, writer=writer)
    make.reply(thread, parent=first)
    make.take_back(first, writer=writer)

    again = make.reply(thread, writer=writer)

    assert (again.id != first.id, again.state) == (True, PostState.PUBLISHED)


def test_nothing_is_written_under_a_name_that_went_meanwhile(session, make):
    thread, me = make.thread(), make.writer()
    gone = make.reply(thread, writer=me)
    foreseen = foresee(session, me, thread.id)
    assert foreseen.foreseen.voice == gone.handle_id
    session.delete(gone)
    session.flush()
    session.execute(delete(Handle).where(Handle.id == foreseen.foreseen.voice))

    with pytest.raises(IntegrityError):
        reply(session, thread.id, Reply("I was there too."), writer=foreseen, at=NOON)
