"""What a conversation is to one reader: theirs alone, found with one query."""

from types import SimpleNamespace

import pytest

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.handles.deriving import handle_id, own_handles, reader_scope
from forum.notices.following import follow, stop_following
from forum.notices.read_marks import ReadMark, note_read
from forum.public_ids import new_id, to_text
from forum.space.drafting import Draft, Place, save_draft
from forum.space.keeping import keep_post
from forum.space.topics import choose_topics
from forum.talk.showing import GUEST, Reader, first_new_part
from forum.talk.who import reader_and_me
from forum.threads.reading import BEGINNING, tree_page
from forum.threads.seeing import NOTHING_SEEN, Seen
from forum.threads.tree import as_branches, steps
from tests.counting import statements


def reader_of(session, root, thread_id):
    reader, _ = reader_and_me(session, root, thread_id)
    return reader


@pytest.fixture
def thread(make):
    return make.thread()


@pytest.fixture
def me(session, make, thread):
    """A member, besides one who does everything that can be done in the thread."""
    leave_everything(session, make.writer(), thread, make.reply(thread))
    return make.writer()


def leave_everything(session, who, thread, post) -> None:
    note_read(session, who.root, thread.id, mark=ReadMark(5))
    keep_post(session, who.root, post)
    follow(session, who.root, reader_scope(thread.id), about_id=thread.id)
    draft = Draft(mark=to_text(new_id()), form="/", where="", body="Words.")
    save_draft(session, who.root, Place.in_thread(thread.id), draft)
    choose_topics(session, who.root, ["snow"])
    session.flush()


def posts_of(session, thread):
    return tree_page(session, thread.id, at=BEGINNING).posts


def test_a_guest_has_nothing_of_their_own(session, make, thread):
    make.reply(thread)

    for post in posts_of(session, thread):
        assert not GUEST.is_new(post)
        assert not GUEST.is_kept(post)
    assert (GUEST.answers_as, GUEST.seen, GUEST.follows, GUEST.has_drafts) == (
        b"", NOTHING_SEEN, False, False,
    )  # fmt: skip
    assert GUEST.folded == FOLDED_AT_FIRST


def test_at_the_first_visit_a_member_has_only_a_handle_to_answer_under(session, me, thread):
    reader = reader_of(session, me.root, thread.id)

    assert reader == Reader(
        answers_as=handle_id(me.root, reader_scope(thread.id)),
        seen=Seen(None),
    )


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_whoever_wrote_there_has_handles_there(session, make, thread, post_as):
    writer, elsewhere = make.writer(post_as=post_as), make.thread()
    make.reply(thread, writer=writer)
    session.flush()

    assert reader_of(session, writer.root, thread.id).seen.mine == own_handles(
        writer.root, thread.id
    )
    assert not reader_of(session, writer.root, elsewhere.id).seen.mine


def test_all_that_is_a_members_own_is_found(session, make, me, thread):
    post, other = make.reply(thread), make.reply(thread)
    leave_everything(session, me, thread, post)

    reader = reader_of(session, me.root, thread.id)

    assert reader.seen.upto == 5
    assert (reader.follows, reader.has_drafts) == (True, True)
    assert (reader.is_kept(post), reader.is_kept(other)) == (True, False)
    assert reader.folded == ["snow"]


def test_nothing_of_it_is_found_in_another_thread_but_the_topics(session, make, me, thread):
    leave_everything(session, me, thread, make.reply(thread))
    elsewhere = new_id()

    reader = reader_of(session, me.root, elsewhere)

    assert reader == Reader(
        answers_as=handle_id(me.root, reader_scope(elsewhere)),
        seen=Seen(None),
        folded=["snow"],
    )


def test_who_stopped_following_follows_no_more(session, make, me, thread):
    leave_everything(session, me, thread, make.reply(thread))

    stop_following(session, me.root, reader_scope(thread.id))

    assert not reader_of(session, me.root, thread.id).follows


def test_who_folds_nothing_folds_nothing(session, me, thread):
    choose_topics(session, me.root, [])

    assert reader_of(session, me.root, thread.id).folded == []


def test_it_costs_one_query_whatever_there_is(session, make, me, thread):
    costs = []
    for _ in range(2):
        with statements(session.get_bind()) as asked:
            reader_of(session, me.root, thread.id)
        costs.append(len(asked))
        leave_everything(session, me, thread, make.reply(thread))

    assert costs == [1, 1]


def test_all_of_it_is_sealed_but_that_somebody_follows(session, make, me, thread):
    post = make.reply(thread)
    session.flush()

    with statements(session.get_bind()) as asked:
        leave_everything(session, me, thread, post)

    changed = [sql.split() for sql in asked if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert {(words[0], words[2]) for words in changed} == {
        ("INSERT", "sealed_entry"),
        ("DELETE", "sealed_entry"),
        ("INSERT", "follow"),
    }


def test_at_the_first_visit_nothing_is_called_new(session, make, me, thread):
    make.reply(thread)

    reader = reader_of(session, me.root, thread.id)

    assert not any(reader.is_new(post) for post in posts_of(session, thread))


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_what_came_from_others_since_the_last_visit_is_new(session, make, thread, post_as):
    me = make.writer(post_as=post_as)
    note_read(session, me.root, thread.id, mark=ReadMark(1))
    posts = [make.reply(thread, writer=who) for who in (None, None, me, None)]

    reader = reader_of(session, me.root, thread.id)

    new = {post.id for post in posts_of(session, thread) if reader.is_new(post)}
    assert new == {posts[1].id, posts[3].id}


def test_a_line_where_something_was_taken_back_is_not_new(session, make, me, thread):
    # Given a line that stands where somebody's words were, before somebody else's
    somebody = make.writer()
    note_read(session, me.root, thread.id, mark=ReadMark(1))
    gone = make.reply(thread, writer=somebody)
    make.reply(thread, parent=gone, writer=me)
    there = make.reply(thread)
    make.take_back(gone, writer=somebody)

    reader = reader_of(session, me.root, thread.id)

    posts = posts_of(session, thread)
    assert [post.id for post in posts if reader.is_new(post)] == [there.id]
    assert first_new_part(list(steps(as_branches(posts))), reader) == there.id


@pytest.mark.parametrize("upto", range(7))
def test_a_jump_leads_to_the_first_conversation_with_anything_new(session, make, upto):
    # Given an opening post, and two conversations that grew in turns
    thread = make.thread()
    opening = make.opening_of(thread)
    first, second = make.reply(thread), make.reply(thread)
    for parent in (second, first, second):
        make.reply(thread, parent=parent)
    told = list(steps(as_branches(posts_of(session, thread))))

    part = first_new_part(told, Reader(seen=Seen(upto)))

    # Then it is the one that stands first on the page, whatever came first
    leads_to = {0: first, 1: first, 2: first, 3: first, 4: second, 5: None, 6: None}[upto]
    assert part == (leads_to.id if leads_to else None)
    assert part != opening.id


def test_without_anything_new_there_is_no_jump(session, make, me, thread):
    told = list(steps(as_branches(posts_of(session, thread))))

    assert first_new_part(told, reader_of(session, me.root, thread.id)) is None
    assert first_new_part([], Reader(seen=Seen(0))) is None


def test_a_post_is_kept_by_its_public_id():
    post = SimpleNamespace(id=new_id())

    assert Reader(kept=frozenset({to_text(post.id)})).is_kept(post)
    assert not Reader(kept=frozenset({post.id.hex()})).is_kept(post)
