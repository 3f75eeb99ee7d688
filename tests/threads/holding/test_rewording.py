import pytest

from forum.errors import Conflict, NotAllowed, NotFound, Refused
from forum.events import take_news
from forum.threads.holding.rewording import change, reword
from forum.threads.holding.wording import current_words
from forum.threads.models import Line, PostState
from forum.threads.news import PostChanged
from forum.threads.revising import Revision, mark_of
from tests.makers import NOON


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def opening(make, writer):
    return make.hide(make.opening_of(make.thread(writer=writer)), Line.REWORD, rule=2)


def test_changed_words_stay_hidden_and_wait_for_a_moderator(session, opening, writer):
    take_news(session)
    reword(session, opening.id, Revision("New.", title="Better"), writer=writer, at=NOON)

    assert current_words(session, opening.id) == ("Better", "New.")
    assert (opening.state, opening.line) == (PostState.HELD, Line.WAITING)
    assert opening.edited_on == NOON.date()
    assert take_news(session) == [PostChanged(opening.id)]


def test_saving_the_same_words_is_no_change(session, opening, writer):
    take_news(session)
    reword(session, opening.id, Revision("I could not rest."), writer=writer, at=NOON)

    assert (opening.line, take_news(session)) == (Line.REWORD, [])


def test_what_was_taken_down_stays_so_when_it_is_changed(session, make, writer):
    post = make.hide(make.reply(make.thread(), writer=writer), Line.TAKEN_DOWN)
    reword(session, post.id, Revision("New."), writer=writer, at=NOON)

    assert (post.line, post.state) == (Line.TAKEN_DOWN, PostState.WITHHELD)


def test_nobody_is_told_of_changes_to_what_nobody_has_seen(session, make):
    me = make.writer(waits=True)
    post = make.reply(make.thread(), writer=me)
    reword(session, post.id, Revision("New."), writer=me, at=NOON)

    assert (post.edited_on, current_words(session, post.id)) == (None, (None, "New."))


def test_a_title_changed_in_another_window_is_not_overwritten_unseen(session, opening, writer):
    was = mark_of("I could not rest.", "Nights are long")
    first = Revision("I could not rest.", was, title="First")
    reword(session, opening.id, first, writer=writer, at=NOON)

    second = Revision("I could not rest.", was, title="Second")
    with pytest.raises(Conflict):
        reword(session, opening.id, second, writer=writer, at=NOON)


@pytest.mark.parametrize("line", [None, *Line])
def test_a_form_from_before_it_was_hidden_still_changes_the_words(session, make, writer, line):
    post = make.reply(make.thread(), writer=writer, body="Old.")
    if line:
        make.hide(post, line)

    change(session, post.id, Revision("New.", mark_of("Old.")), writer=writer, at=NOON)

    assert current_words(session, post.id) == (None, "New.")


@pytest.mark.parametrize("words", [Revision(""), Revision("x", title="x"), Revision("x" * 20_001)])
def test_words_that_do_not_fit_leave_the_old_ones(session, opening, writer, words):
    with pytest.raises(Refused):
        change(session, opening.id, words, writer=writer, at=NOON)

    assert current_words(session, opening.id) == ("Nights are long", "I could not rest.")


def test_nobody_else_learns_that_it_is_there(session, make, opening):
    with pytest.raises(NotFound):
        change(session, opening.id, Revision("Mine."), writer=make.writer(), at=NOON)
    make.show(opening)
    with pytest.raises(NotAllowed):
        change(session, opening.id, Revision("Mine."), writer=make.writer(), at=NOON)


def test_what_everybody_reads_is_not_reworded(session, make, opening, writer):
    make.show(opening)

    with pytest.raises(NotFound):
        reword(session, opening.id, Revision("New."), writer=writer, at=NOON)


def test_in_a_finished_thread_nothing_is_changed(session, make, writer):
    thread = make.thread()
    post = make.hide(make.reply(thread, writer=writer))
    thread.locked_reason = "It went in circles."

    with pytest.raises(Refused, match="finished"):
        change(session, post.id, Revision("New."), writer=writer, at=NOON)


def test_who_is_asked_to_change_something_can_do_so_in_a_finished_thread(session, make, writer):
    thread = make.thread()
    post = make.hide(make.reply(thread, writer=writer), Line.REWORD, rule=2)
    thread.locked_reason = "It went in circles."

    change(session, post.id, Revision("New."), writer=writer, at=NOON)

    assert (post.line, current_words(session, post.id)) == (Line.WAITING, (None, "New."))


def test_what_nobody_came_to_read_is_sent_again_as_it_is(session, make, writer):
    post = make.hide(make.reply(make.thread(), writer=writer), Line.REWORD, rule=None)
    take_news(session)
    body = current_words(session, post.id)[1]

    reword(session, post.id, Revision(body), writer=writer, at=NOON)

    assert (post.line, take_news(session)) == (Line.WAITING, [PostChanged(post.id)])
