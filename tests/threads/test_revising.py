import pytest

from forum.errors import Conflict, NotAllowed, NotFound, Refused
from forum.public_ids import new_id
from forum.threads.models import PostState, Words
from forum.threads.revising import Revision, mark_of, own_post, revise
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


@pytest.mark.parametrize("state", [PostState.TAKEN_BACK, PostState.WITHHELD])
def test_what_is_gone_cannot_be_changed(session, post, writer, state):
    post.state = state
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
