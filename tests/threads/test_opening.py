import pytest
from sqlalchemy import func, select

from forum.errors import Refused
from forum.handles.models import Handle
from forum.threads.models import HeldWords, Post, Thread, Words
from forum.threads.opening import Opening, open_thread
from tests.makers import NOON


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def test_a_thread_begins_with_its_opening_post(session, make):
    board, writer = make.board(), make.writer()

    thread = open_thread(session, board, Opening("Hello", "I am new."), writer=writer, at=NOON)

    opening = session.scalar(select(Post).where(Post.thread_id == thread.id))
    assert (opening.seq, opening.depth, opening.parent_id) == (0, 0, None)
    assert session.get_one(Words, opening.id).source == "I am new."
    assert (thread.title, thread.replies, thread.day, thread.hour) == ("Hello", 0, NOON.date(), 12)
    assert session.get_one(Handle, thread.handle_id).scope.startswith("thread:")


def test_two_presses_of_one_button_start_one_thread(session, make):
    board, writer = make.board(), make.writer(form="a form")

    first, second = (make.thread(board=board, writer=writer) for _ in range(2))

    assert first is second
    assert count(session, Post) == 1


def test_one_form_with_other_words_starts_two_threads_and_loses_none(session, make):
    board, writer = make.board(), make.writer(form="a form")

    threads = [make.thread(board=board, writer=writer, body=body) for body in ("One.", "Two.")]
    again = make.thread(board=board, writer=writer, body="Two.")

    assert threads[0].id != threads[1].id
    assert again is threads[1]
    assert count(session, Thread) == 2


@pytest.mark.parametrize(
    ("title", "body", "field"),
    [("", "Words.", "title"), ("Hi", "Words.", "title"), ("x" * 151, "Words.", "title"),
     ("Hello", "", "body"), ("Hello", "x" * 20_001, "body")],
)  # fmt: skip
def test_words_that_do_not_fit_start_nothing(session, make, title, body, field):
    with pytest.raises(Refused) as refusal:
        make.thread(title=title, body=body)

    assert refusal.value.field == field
    assert count(session, Thread) == count(session, Handle) == 0


def test_a_closed_board_takes_no_thread(session, make):
    with pytest.raises(Refused, match="closed"):
        make.thread(board=make.board(archived_on=NOON.date()))


def test_a_thread_says_what_it_talks_about(session, make):
    thread = make.thread(board=make.board(content_notes="snow"), notes=["Snow", "self-harm"])

    assert make.opening_of(thread).notes == "self-harm\nsnow"


@pytest.mark.parametrize("note", ["sun", "eating and weight", "x" * 10_000])
def test_a_note_that_the_board_does_not_offer_starts_nothing(session, make, note):
    with pytest.raises(Refused) as refusal:
        make.thread(board=make.board(content_notes="snow"), notes=[note])

    assert refusal.value.field == "note"
    assert count(session, Thread) == count(session, Handle) == 0


def test_a_new_thread_waits_for_an_answer(session, make):
    thread = make.thread()

    opening = make.opening_of(thread)
    assert thread.answered_on is None
    assert (opening.notes, opening.answers, opening.helped_on) == (None, None, None)


def test_what_was_taken_back_can_be_said_again_from_the_same_form(session, make):
    board, writer = make.board(), make.writer(form="a form")
    first = make.thread(board=board, writer=writer)
    make.reply(first)
    make.take_back(make.opening_of(first), writer=writer)

    again = make.thread(board=board, writer=writer)

    assert again.id != first.id
    assert (again.title, first.title) == ("Nights are long", None)


def test_a_thread_that_waits_takes_no_place_and_shows_no_title(session, make):
    board = make.board()

    thread = make.thread(board=board, title="Soon", writer=make.writer(waits=True))

    assert (thread.title, thread.step, thread.last_step) == (None, 0, 0)
    assert session.get(HeldWords, make.opening_of(thread).id).title == "Soon"
    assert count(session, Words) == 0
