import pytest

from forum.boards.models import Board, Reading
from forum.errors import Conflict, NotAllowed, NotFound, Refused
from forum.public_ids import new_id
from forum.threads.models import PostState, Thread, Words
from forum.threads.revising import Revision, mark_of, own_post, post_to_change, revise
from tests.makers import NOON


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(make, writer):
    return make.reply(make.thread(), writer=writer, body="Old words.")


def test_new_words_replace_the_old_ones_and_the_day_is_noted(session, post, writer):
    revise(session, post.id, Revision("*New* words."), writer=writer, at=NOON)

    words = session.get_one(Words, post.id)
    assert words.source == "*New* words."
    assert words.html == "<p><em>New</em> words.</p>\n"
    assert post.edited_on == NOON.date()


def test_saving_the_same_words_is_no_change(session, post, writer):
    revise(session, post.id, Revision("Old words."), writer=writer, at=NOON)

    assert post.edited_on is None


def test_only_the_writer_can_change_a_post(session, make, post):
    with pytest.raises(NotAllowed):
        revise(session, post.id, Revision("Mine now."), writer=make.writer(), at=NOON)

    assert session.get_one(Words, post.id).source == "Old words."


def test_a_change_made_in_another_window_is_not_overwritten_unseen(session, post, writer):
    # Given two windows that show the same words
    was = mark_of("Old words.")

    # When both save
    revise(session, post.id, Revision("First.", was), writer=writer, at=NOON)
    with pytest.raises(Conflict, match="another window"):
        revise(session, post.id, Revision("Second.", was), writer=writer, at=NOON)

    # Then the first stands until the second has seen it
    assert session.get_one(Words, post.id).source == "First."
    revise(session, post.id, Revision("Second.", mark_of("First.")), writer=writer, at=NOON)
    assert session.get_one(Words, post.id).source == "Second."


def test_pressing_save_twice_is_no_conflict(session, post, writer):
    revision = Revision("New.", mark_of("Old words."))

    for _ in range(2):
        revise(session, post.id, revision, writer=writer, at=NOON)

    assert session.get_one(Words, post.id).source == "New."


@pytest.mark.parametrize("body", ["", "x" * 20_001], ids=["empty", "too long"])
def test_words_that_do_not_fit_leave_the_old_ones(session, post, writer, body):
    with pytest.raises(Refused):
        revise(session, post.id, Revision(body), writer=writer, at=NOON)

    assert session.get_one(Words, post.id).source == "Old words."


def test_what_is_gone_cannot_be_changed(session, post, writer):
    post.state = PostState.TAKEN_BACK
    session.flush()

    with pytest.raises(NotFound):
        own_post(session, post.id, writer=writer)


def test_what_never_was_cannot_be_changed(session, writer):
    with pytest.raises(NotFound):
        own_post(session, new_id(), writer=writer)


def test_a_known_name_owns_its_posts_too(session, make):
    known = make.writer(post_as="known")
    post = make.reply(make.thread(), writer=known)

    assert own_post(session, post.id, writer=known)[0] is post


@pytest.fixture
def noted(session, make, writer):
    """A post with a note that its board has since taken from its list."""
    board = make.board(content_notes="snow\nnight shifts")
    noted = make.reply(make.thread(board=board), writer=writer, notes=["snow", "violence"])
    board.content_notes = "night shifts"
    session.flush()
    return noted


def test_a_note_that_is_no_longer_offered_can_stay(session, noted, writer):
    revision = Revision("New.", notes=["snow", "night shifts"])

    revise(session, noted.id, revision, writer=writer, at=NOON)

    assert set(noted.notes.splitlines()) == {"snow", "night shifts"}


def test_a_note_that_is_no_longer_offered_can_go_and_then_is_gone(session, noted, writer):
    revise(session, noted.id, Revision("New."), writer=writer, at=NOON)
    with pytest.raises(Refused, match="from the list"):
        revise(session, noted.id, Revision("Newer.", notes=["snow"]), writer=writer, at=NOON)

    assert noted.notes is None
    assert session.get_one(Words, noted.id).source == "New."


@pytest.mark.parametrize("note", ["sun", "x" * 10_000])
def test_a_note_that_was_never_offered_leaves_words_and_notes(session, noted, writer, note):
    with pytest.raises(Refused) as refusal:
        revise(session, noted.id, Revision("New.", notes=[note]), writer=writer, at=NOON)

    assert refusal.value.field == "note"
    assert noted.notes == "violence\nsnow"
    assert session.get_one(Words, noted.id).source == "I hear you."


def test_a_note_can_be_put_before_words_that_stay(session, post, writer):
    revise(session, post.id, Revision("Old words.", notes=["violence"]), writer=writer, at=NOON)

    assert (post.notes, post.edited_on) == ("violence", None)


def test_a_finished_thread_keeps_its_words(session, post, writer):
    session.get_one(Thread, post.thread_id).locked_reason = "It went in circles."

    with pytest.raises(Refused, match="finished"):
        revise(session, post.id, Revision("New."), writer=writer, at=NOON)

    assert session.get_one(Words, post.id).source == "Old words."


def test_everybody_who_can_read_a_post_can_find_it_to_answer_it(session, make, post):
    found, thread = post_to_change(session, post.id, viewer=make.writer())

    assert (found, thread.id) == (post, post.thread_id)


def test_who_may_no_longer_read_a_board_finds_not_even_their_own_words(session, post, writer):
    thread = session.get_one(Thread, post.thread_id)
    session.get_one(Board, thread.board_id).reading = Reading.GROUP

    for find in (own_post, lambda *which, writer: post_to_change(*which, viewer=writer)):
        with pytest.raises(NotFound):
            find(session, post.id, writer=writer)


def test_what_is_hidden_is_its_writers_to_find_and_nobody_elses(session, make, post, writer):
    make.hide(post)

    assert own_post(session, post.id, writer=writer)[0] is post
    with pytest.raises(NotFound):
        own_post(session, post.id, writer=make.writer())
    with pytest.raises(NotFound):
        post_to_change(session, post.id, viewer=writer)
    with pytest.raises(NotFound):
        revise(session, post.id, Revision("New."), writer=writer, at=NOON)


def test_a_form_made_while_others_could_not_read_the_title_still_saves(session, make, writer):
    opening = make.opening_of(make.thread(title="Nights", body="Old.", writer=writer))

    revise(session, opening.id, Revision("New.", mark_of("Old.", "Nights")), writer=writer, at=NOON)

    assert session.get_one(Words, opening.id).source == "New."
