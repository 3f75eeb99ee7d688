"""The way out: what is left of somebody at its end, of others, and when it is cut short."""

import pytest
from sqlalchemy import select

from forum.events import take_news
from forum.handles.keyring import keys
from forum.handles.models import Handle
from forum.handles.news import KnownNameLeft
from forum.leaving.belongings import belongings
from forum.leaving.steps import steps
from forum.moderation.models import Case, Flag
from forum.threads.models import Answer, HeldWords, Post, Thread, Words
from tests.leaving.living import TODAY, desk, entries_opened_by, everything, tables_with

WORDS = ("take", "leave")


def go(session, life, words, *, most=10_000):
    """Do as many steps, each in a transaction of its own; return how many were done."""
    mine, heard, done = belongings(session, life.root), desk(), 0
    for step in steps(session, mine, words, today=TODAY):
        if done == most:
            break
        step.do(session)
        heard.enter(session)
        session.info.pop("news", None)
        session.commit()
        done += 1
    return done


def handles_of(session, life) -> set[bytes]:
    return {key.handle_id for key in keys(session, life.root)}


def words_left(session) -> str:
    """Return everything that is text, of all tables."""
    rows = (row for table in everything(session).values() for row in table)
    return "\n".join(cell for row in rows for cell in row if isinstance(cell, str))


def test_what_was_lived_is_worth_the_test(session, life):
    """Each table that can hold something of a member does, and each kind of entry is there."""
    handles = handles_of(session, life)

    assert tables_with(session, handles) == {
        *("handle", "post", "thread", "answer", "flag", "follow", "notice", "sanction"),
    }
    assert len(entries_opened_by(session, life.root)) > 20
    for said in ("that wait", "that were taken down", "to a moderator"):
        assert f"my words {said}" in words_left(session)


@pytest.mark.usefixtures("other")
def test_who_takes_their_words_leaves_none_anywhere(session, life):
    handles = handles_of(session, life)
    theirs = everything(session)["sealed_entry"]

    go(session, life, "take")

    assert tables_with(session, handles) == {"handle"}, "names are never given to others"
    assert keys(session, life.root) == []
    assert everything(session)["sealed_entry"] < theirs
    posts = session.scalars(select(Post).where(Post.id.in_(life.posts))).all()
    assert {post.state for post in posts} == {"taken-back"}
    for table in (Words, HeldWords, Answer, Flag):
        ids = session.scalars(select(table.post_id).where(table.post_id.in_(life.posts))).all()
        assert ids == []
    of_posts = select(Case).where(Case.post_id.in_(life.posts))
    assert [case.snapshot for case in session.scalars(of_posts)].count(None) >= 1
    assert all(case.closed_on for case in session.scalars(of_posts))


def test_not_a_word_is_left_when_nobody_else_wrote_the_same(session, life):
    assert "my words" in words_left(session)

    go(session, life, "take")

    assert "my words" not in words_left(session)


def test_who_leaves_their_words_takes_nothing_from_others(session, life):
    before = {post.id: (post.state, post.thread_id) for post in session.scalars(select(Post))}
    said = {row.post_id: row.source for row in session.scalars(select(Words))}

    go(session, life, "leave")

    session.expire_all()
    after = {post.id: (post.state, post.thread_id) for post in session.scalars(select(Post))}
    assert after == before
    assert {row.post_id: row.source for row in session.scalars(select(Words))} == said
    assert entries_opened_by(session, life.root) == set()


def test_what_is_left_behind_is_joined_by_nothing(session, life):
    """No two threads have a name, a handle or a day of it in common that others had not."""
    known = belongings(session, life.root).known

    go(session, life, "leave")

    session.expire_all()
    posts = session.scalars(select(Post).where(Post.id.in_(life.posts))).all()
    threads = {}
    for post in posts:
        threads.setdefault(post.handle_id, set()).add(post.thread_id)
    assert len(posts) == len(life.posts)
    assert all(len(in_threads) == 1 for in_threads in threads.values())
    assert known not in threads
    handles = session.scalars(select(Handle).where(Handle.id.in_(threads))).all()
    assert len({handle.name for handle in handles}) == len(handles)
    assert all(handle.scope.startswith("thread:") for handle in handles)
    openers = session.scalars(select(Thread).where(Thread.handle_id.in_(threads))).all()
    assert len(openers) == 2, "the threads that they opened are still their names' own"
    assert tables_with(session, {known}) == {"handle", "parting"}


def test_a_known_name_is_told_of_once_nothing_is_under_it(session, life):
    """A backup that is made before that is held against the note, whatever had parted by then."""
    mine = belongings(session, life.root)
    before = {Post: Post.handle_id, Thread: Thread.handle_id}
    for step in steps(session, mine, "leave", today=TODAY):
        step.do(session)
        if KnownNameLeft(mine.known) in take_news(session):
            break
        session.commit()
    else:
        raise AssertionError("nobody was told")
    for table, handle in before.items():
        assert session.scalars(select(table.id).where(handle == mine.known)).all() == []


@pytest.mark.parametrize("words", WORDS)
def test_nobody_else_loses_anything(session, life, other, words):
    before = belongings(session, other.root)
    rows = everything(session)

    go(session, life, words)

    assert belongings(session, other.root) == before
    after = everything(session)
    for table in ("sealed_entry", "follow", "sanction"):
        theirs = rows[table] - after[table]
        assert len(after[table]) == len(rows[table]) - len(theirs) > 0
    posts = {post.id: post for post in session.scalars(select(Post))}
    assert all(posts[post].handle_id for post in other.posts)


@pytest.mark.parametrize("words", WORDS)
def test_no_step_writes_two_threads_or_two_handles(session, life, words):
    """What one transaction writes can be recognised as such later."""
    threads = dict(session.execute(select(Post.id, Post.thread_id)).all())
    mine = belongings(session, life.root)
    for step in steps(session, mine, words, today=TODAY):
        before = everything(session)
        step.do(session)
        session.info.pop("news", None)
        session.commit()
        after = everything(session)
        changed = {
            name: before[name] ^ after[name] for name in before if before[name] - after[name]
        }
        written = {threads[row[0]] for row in changed.get("post", ()) if row[0] in threads}
        assert len(written) <= 1
        handles = {key.handle_id for key in mine.keyring}
        touched = {
            cell
            for name in ("follow", "notice", "sanction", "flag", "answer")
            for row in changed.get(name, ())
            for cell in row
            if cell in handles
        }
        assert len(touched) <= 1
        assert not ("sealed_entry" in changed and len(changed) > 1)


@pytest.mark.parametrize("words", WORDS)
def test_cut_short_after_any_step_it_comes_to_the_same_end(session, life, words):
    """As when the machine is switched off: what is done is done, and the rest is found again."""
    handles = handles_of(session, life)
    cuts = 1
    while go(session, life, words, most=cuts) == cuts:
        cuts += 1

    left = tables_with(session, handles - {belongings(session, life.root).known})
    assert cuts > 3
    assert left <= (
        {"handle"} if words == "take" else {"handle", "post", "thread", "answer", "flag"}
    )
    assert entries_opened_by(session, life.root) == set()
    assert ("my words" in words_left(session)) == (words == "leave")
