import pytest

from forum.errors import NotFound, Refused
from forum.events import take_news
from forum.threads.holding.redacting import add_note, redact
from forum.threads.holding.wording import current_words
from forum.threads.news import PostRedacted
from tests.makers import NOON


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_moderator_takes_out_what_gives_somebody_away(session, make, is_hidden):
    opening = make.opening_of(make.thread(title="I am Jo", body="Call 1."))
    if is_hidden:
        make.hide(opening)
    take_news(session)

    redact(session, opening, "Call me.", title="I am here", at=NOON)

    assert current_words(session, opening.id) == ("I am here", "Call me.")
    assert opening.edited_on == NOON.date()
    assert take_news(session) == [PostRedacted(opening.id)]


def test_a_title_can_stay_and_words_cannot_be_empty(session, make):
    opening = make.opening_of(make.thread(title="I am here"))

    redact(session, opening, "Call me.", at=NOON)
    with pytest.raises(Refused):
        redact(session, opening, "", at=NOON)

    assert current_words(session, opening.id) == ("I am here", "Call me.")


def test_a_note_comes_beside_those_that_are_there(session, make):
    post = make.reply(make.thread(), notes=["violence"])

    for _ in range(2):
        add_note(session, post, ["self-harm"])
        session.flush()

    assert set(post.notes.splitlines()) == {"violence", "self-harm"}
    with pytest.raises(Refused):
        add_note(session, post, ["no such note"])


def test_nothing_is_changed_of_what_was_taken_back(session, make):
    me = make.writer()
    post = make.reply(make.thread(), writer=me)
    make.take_back(post, writer=me)

    with pytest.raises(NotFound):
        redact(session, post, "Back again.", at=NOON)
    with pytest.raises(NotFound):
        add_note(session, post, ["violence"])
