import pytest

from forum.errors import NotFound
from forum.public_ids import new_id
from forum.threads.holding.wording import current_words, held_words, put_words
from forum.threads.models import HeldWords, Words


def test_words_can_be_read_wherever_they_lie(session, make):
    thread = make.thread(title="Nights", body="Long ones.")
    opening, reply = make.opening_of(thread), make.reply(thread, body="I know.")

    shown = [current_words(session, post.id) for post in (opening, reply)]
    for post in (opening, reply):
        make.hide(post)
    hidden = [current_words(session, post.id) for post in (opening, reply)]

    assert shown == hidden == [("Nights", "Long ones."), (None, "I know.")]
    assert held_words(session, reply.id).html == "<p>I know.</p>\n"


def test_what_is_shown_has_no_held_words(session, make):
    assert held_words(session, make.reply(make.thread()).id) is None


def test_of_what_was_taken_back_there_are_no_words(session, make):
    me, thread = make.writer(), make.thread()
    post = make.reply(thread, writer=me)
    make.reply(thread, parent=post)
    make.hide(post)
    make.take_back(post, writer=me)

    for post_id in (post.id, new_id()):
        with pytest.raises(NotFound):
            current_words(session, post_id)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_new_words_are_put_where_the_old_ones_lie(session, make, is_hidden):
    thread = make.thread(title="Old title")
    opening = make.opening_of(thread)
    if is_hidden:
        make.hide(opening)

    put_words(session, opening, "New.", title="New title")

    table = HeldWords if is_hidden else Words
    assert session.get(table, opening.id).html == "<p>New.</p>\n"
    assert current_words(session, opening.id) == ("New title", "New.")
    assert thread.title == (None if is_hidden else "New title")
