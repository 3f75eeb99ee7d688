"""Undoing gives back exactly what was: compared table by table, row by row."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.errors import Conflict, NotAllowed, NotFound
from forum.handles.deriving import board_scope, reader_scope
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Decision, Sanction
from forum.moderation.deciding.undoing import UNDO
from forum.moderation.models import CaseState
from forum.notices.following import follow
from forum.threads.models import PostState
from tests.makers import NOON

ON_WORDS_OF_ALL = [
    (Act.LEAVE,),
    (Act.NOTE,),
    (Act.REWORD,),
    (Act.REDACT,),
    (Act.TAKE_DOWN,),
    (Act.LOCK,),
    (Act.MOVE,),
    (Act.PAUSE,),
    (Act.BAR,),
    (Act.REWORD, Act.LOCK, Act.MOVE, Act.PAUSE),
    (Act.NOTE, Act.REDACT, Act.MOVE, Act.BAR),
    (Act.TAKE_DOWN, Act.LOCK, Act.BAR),
]
ON_WORDS_THAT_WAIT = [
    (Act.LEAVE,),
    (Act.LEAVE, Act.NOTE, Act.LOCK, Act.MOVE),
    (Act.REDACT, Act.PAUSE),
    (Act.REWORD,),
    (Act.TAKE_DOWN, Act.BAR),
]


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def thread(session, queue, make):
    """A thread that people answered in, follow and hear of, two days ago."""
    asker, reader = make.writer(), make.writer()
    board = make.board(content_notes="drinking\nsleep")
    follow(session, reader.root, board_scope(board.id), about_id=board.id)
    thread = make.thread(board=board, writer=asker, at=NOON - timedelta(days=2))
    follow(session, reader.root, reader_scope(thread.id), about_id=thread.id)
    first = make.reply(thread, at=NOON - timedelta(days=1))
    make.answer(first, "strength")
    make.answer(make.opening_of(thread), "me-too")
    make.thread(board=board, at=NOON)
    queue.done()
    return thread


@pytest.fixture
def elsewhere(queue, make):
    """A board where threads got their first replies in the same week."""
    board = make.board(slug="elsewhere", content_notes="drinking")
    for _ in range(2):
        make.reply(make.thread(board=board))
    queue.done()
    return board


def published(queue, make, thread, writer):
    post = make.reply(thread, writer=writer, notes=["sleep"])
    make.answer(post)
    queue.done()
    return post


def waiting(queue, make, thread, writer):
    post = make.reply(thread, writer=make.writer(root=writer.root, waits=True))
    queue.done()
    return post


def opening(queue, make, thread, writer):
    return make.opening_of(thread)


def first_answer_that_waits(queue, make, thread, writer):
    """A thread that nobody else can read yet, on the same board."""
    new = make.thread(board=queue.board_of(thread), title="A second thread")
    return waiting(queue, make, new, writer)


def thread_that_waits(queue, make, thread, writer):
    board = queue.board_of(thread)
    waits = make.writer(root=writer.root, waits=True)
    new = make.thread(board=board, writer=waits, title="Nobody knows")
    queue.done()
    return make.opening_of(new)


def check_undone(queue, post, acts, otter):
    case = queue.case(post)
    before = queue.everything()

    queue.decide(case, *acts, by=otter, board="elsewhere", title="Nights")
    between = queue.everything()
    queue.undo(case, by=otter)

    assert queue.everything() == before
    assert case.state == CaseState.OPEN
    return between != before


@pytest.fixture
def post(queue, make, thread, writer, request):
    """A post of the kind that the test is asked for, in a thread that others write in."""
    return request.param(queue, make, thread, writer)


@pytest.mark.parametrize("acts", ON_WORDS_OF_ALL, ids=" ".join)
@pytest.mark.parametrize("post", [published, opening], indirect=True)
@pytest.mark.usefixtures("elsewhere")
def test_what_was_decided_of_a_post_that_all_read_is_undone(queue, otter, post, acts):
    is_changed = check_undone(queue, post, acts, otter)

    assert is_changed == (acts != (Act.LEAVE,))


@pytest.mark.parametrize("acts", ON_WORDS_THAT_WAIT, ids=" ".join)
@pytest.mark.parametrize(
    "post", [waiting, thread_that_waits, first_answer_that_waits], indirect=True
)
@pytest.mark.usefixtures("elsewhere")
def test_what_was_decided_of_a_post_that_waits_is_undone(queue, otter, post, acts):
    assert check_undone(queue, post, acts, otter)


def test_an_undone_decision_stays_on_the_case_without_what_was_there(
    session, queue, make, thread, writer, otter
):
    case = queue.case(published(queue, make, thread, writer))
    queue.decide(case, Act.REDACT, by=otter)

    queue.undo(case, by=otter)

    [decision] = session.scalars(select(Decision))
    assert (decision.undone, decision.before, decision.decided_at) == (True, None, None)
    assert queue.recorded() == ["redact", "undo"]


def test_after_undoing_it_can_be_decided_again(queue, make, thread, writer, otter):
    post = published(queue, make, thread, writer)
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.undo(case, by=otter)

    queue.decide(case, Act.LEAVE, by=otter)

    assert (post.state, case.state) == (PostState.PUBLISHED, CaseState.DECIDED)


def test_it_can_be_undone_for_ten_minutes(session, queue, make, thread, writer, otter):
    assert timedelta(minutes=10) == UNDO
    case = queue.case(published(queue, make, thread, writer))
    queue.decide(case, Act.PAUSE, by=otter)

    with pytest.raises(Conflict, match="ten minutes"):
        queue.undo(case, by=otter, at=NOON + UNDO)
    session.rollback()
    assert session.scalar(select(Sanction.kind)) == "pause"

    queue.undo(case, by=otter, at=NOON + UNDO - timedelta(seconds=1))
    assert session.scalar(select(Sanction.kind)) is None


def test_only_who_decided_or_a_lead_undoes_it(session, queue, make, otter, lead):
    case = queue.case(make.reply(make.thread()))
    queue.decide(case, Act.TAKE_DOWN, by=otter)

    with pytest.raises(NotAllowed, match="Steady Otter decided this"):
        queue.undo(case, by=queue.moderator("Warm Hare"))
    session.rollback()

    queue.undo(case, by=lead)
    assert case.state == CaseState.OPEN


def test_a_page_that_is_older_than_the_decision_undoes_nothing(queue, make, thread, writer, otter):
    case = queue.case(published(queue, make, thread, writer))
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.undo(case, by=otter)

    with pytest.raises(Conflict):
        queue.undo(case, by=otter)


def test_nobody_hears_of_what_was_undone(queue, make, thread, writer, otter):
    flagger = make.writer()
    post = published(queue, make, thread, writer)
    before = queue.told(post.handle_id)
    case = queue.flag(post, by=flagger)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.undo(case, by=otter)

    assert queue.settle(case) is False
    assert queue.told(post.handle_id) == before


def test_who_moved_a_thread_to_a_board_of_others_can_take_that_back(session, queue, make):
    here, there = make.board(slug="here"), make.board(slug="there")
    otter = queue.moderator("Steady Otter", boards="here")
    post = make.reply(make.thread(board=here))
    queue.done()
    case = queue.case(post)
    queue.decide(case, Act.MOVE, by=otter, board="there")
    case.board_id = there.id
    session.commit()

    with pytest.raises(NotFound):
        queue.undo(case, by=queue.moderator("Warm Hare", boards="here"))
    queue.undo(case, by=otter)

    assert queue.board_of(queue.thread_of(post)).slug == "here"
