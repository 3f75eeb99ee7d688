"""Posts are drawn once for all who see the same, and never out of date."""

from types import SimpleNamespace

import pytest

from forum.clock import now
from forum.handles.deriving import own_handles
from forum.talk.conversation.drawing_views import POST, Hand
from forum.talk.showing import GUEST, Reader
from forum.threads.models import Line
from forum.threads.reading import BEGINNING, tree_page
from forum.threads.seeing import Seen
from forum.threads.tree import as_branches, steps
from forum.transaction import reading
from forum.web.drawing.pieces import pieces

OPEN = {"locked_reason": None, "archived_on": None, "waits": False}


@pytest.fixture
def page(app):
    """Draws the replies of a thread as a reader sees them, and counts the posts that are kept."""

    def draw(thread, reader=GUEST, token=""):
        with app.test_request_context():
            found = tree_page(reading(), thread.id, at=BEGINNING, mine=reader.seen.mine)
            seen = SimpleNamespace(id=thread.id, handle_id=found.posts[0].handle_id, **OPEN)
            hand = Hand(seen, reader, {}, token=token)
            drawn = list(steps(as_branches(found.posts[1:])))
            html = hand.conversation(drawn, new_from=None)
            return str(html), sum(key[0] == POST for key in pieces()._kept)

    return draw


def test_the_second_page_is_the_first_and_draws_nothing_anew(page, inside):
    with inside() as make:
        thread = make.thread()
        make.reply(thread, parent=make.reply(thread), body="Two *words*.")

    first, kept = page(thread)
    second, kept_then = page(thread)

    assert (first, kept) == (second, kept_then) == (first, 2)
    assert "Two <em>words</em>." in first


def test_changed_words_and_hidden_ones_are_drawn_as_they_are_now(page, inside):
    with inside() as make:
        thread, me = make.thread(), make.writer()
        post = make.reply(thread, writer=me, body="Before.")
    assert "Before." in page(thread)[0]

    with inside() as make:
        make.change(make.post(post.id), "After.", writer=me, at=now())
    assert "Before." not in (changed := page(thread)[0])
    assert "After." in changed

    with inside() as make:
        make.hide(make.post(post.id), Line.TAKEN_DOWN)
    assert "After." not in (hidden := page(thread)[0])
    assert "A moderator took this down." in hidden


def test_nothing_that_members_wrote_is_kept(page, app, inside):
    with inside() as make:
        thread = make.thread()
        make.reply(thread, body="Heron at dusk.")

    assert "Heron at dusk." in page(thread)[0]

    with app.app_context():
        assert "Heron" not in repr(pieces()._kept)


def test_nothing_of_ones_own_is_kept(page, inside):
    with inside() as make:
        thread, me = make.thread(), make.writer()
        make.reply(thread, writer=me, body="Mine.")
    mine = Reader(answers_as=bytes(16), seen=Seen(9, mine=own_handles(me.root, thread.id)))

    first, kept = page(thread, mine, token="mine")
    as_guest, kept_then = page(thread)

    assert "Change or take back" in first
    assert "Change or take back" not in as_guest
    assert (kept, kept_then) == (0, 1)  # what a guest sees of it is kept


def test_two_readers_get_tokens_of_their_own(page, inside):
    with inside() as make:
        thread = make.thread()
        make.reply(thread)
    reader = Reader(answers_as=bytes(16))

    first, kept = page(thread, reader, token="one")
    second, kept_then = page(thread, reader, token="other")

    assert kept == kept_then
    assert 'name="csrf_token" value="one"' in first
    assert first.replace('value="one"', 'value="other"') == second
