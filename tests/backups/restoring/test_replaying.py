"""What was erased since is erased again, and nothing else is touched."""

from datetime import date

import pytest
from sqlalchemy import select

from forum.accounts.models import Credential, RetiredPassphrase, Staff
from forum.backups.restoring.replaying import end_again, erase_again, newer, part_again
from forum.handles.models import Handle
from forum.handles.speaking import Writer
from forum.moderation.finding import open_case_of
from forum.privacy.models import Ended, Ending, Erased, Erasure, Parting
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.threads.models import Post, PostState, Words
from tests.makers import NOON

MONTH = "2026-03-01"


@pytest.fixture
def post(make):
    """A post, among others."""
    thread = make.thread()
    make.reply(thread)
    return make.reply(thread, body="Words of before.")


def note_of(post: Post, kind: Erased) -> dict:
    return {"mark": new_id(), "post_id": post.id, "kind": kind, "month": MONTH}


def ending_of(about: bytes, kind: Ended) -> dict:
    return {"mark": new_id(), "about": about, "kind": kind, "month": MONTH}


def sources(session) -> list[str]:
    return list(session.scalars(select(Words.source)))


@pytest.mark.parametrize("kind", [Erased.GONE, Erased.CHANGED])
def test_words_that_went_or_changed_go(session, post, kind):
    before = len(sources(session))

    assert erase_again(session, [note_of(post, kind)], at=NOON) == 1
    assert erase_again(session, [note_of(post, kind)], at=NOON) == 0

    assert "Words of before." not in sources(session)
    assert len(sources(session)) == before - 1


def test_a_line_stands_where_somebody_answered(session, make, post):
    make.reply(make.post_thread(post.thread_id), parent=post)

    erase_again(session, [note_of(post, Erased.GONE)], at=NOON)

    assert session.get_one(Post, post.id).state == PostState.TAKEN_BACK


def test_words_that_were_hidden_wait_for_a_moderator(session, post):
    note = note_of(post, Erased.HIDDEN)

    assert erase_again(session, [note], at=NOON) == 1
    assert erase_again(session, [note], at=NOON) == 0

    assert post.state == PostState.HELD
    assert "Words of before." not in sources(session)
    assert open_case_of(session, post.id) is not None


def test_words_that_the_backup_does_not_have_are_no_trouble(session, post):
    stranger = Post(id=new_id())

    assert erase_again(session, [note_of(stranger, Erased.GONE)], at=NOON) == 0

    assert session.scalars(select(Erasure.post_id)).one() == stranger.id
    assert session.scalars(select(Erasure.month)).one() == date(2026, 3, 1)


def test_a_note_that_the_backup_has_itself_is_older(session, post):
    old, new = note_of(post, Erased.CHANGED), note_of(post, Erased.CHANGED)
    erase_again(session, [old | {"post_id": new_id()}], at=NOON)

    assert newer(session, Erasure, [old, new]) == [new]


def test_a_way_in_that_ended_is_shut_again(session):
    rows = {name: name * 32 for name in (b"a", b"b")}
    for lookup in rows.values():
        row = Credential(lookup=lookup, kind="passphrase", wrapped_root=b"box", active_year=2026)
        session.add(row)
    mark = new_id()
    notes = [ending_of(rows[b"a"], Ended.WAY_IN), ending_of(mark, Ended.RETIRED)]

    assert end_again(session, notes) == 1
    assert end_again(session, notes) == 0

    assert session.scalars(select(Credential.lookup)).all() == [rows[b"b"]]
    assert session.scalars(select(RetiredPassphrase.mark)).one() == mark
    assert len(session.scalars(select(Ending)).all()) == 2


def test_duties_that_ended_end_again(session):
    for name in ("Steady Otter", "Calm Heron"):
        session.add(Staff(account_id=new_id(), name=name, role="moderator", boards=""))
    session.flush()
    gone = session.scalars(select(Staff.account_id).where(Staff.name == "Calm Heron")).one()

    assert end_again(session, [ending_of(gone, Ended.DUTIES)]) == 1
    assert end_again(session, [ending_of(gone, Ended.DUTIES)]) == 0

    assert session.scalars(select(Staff.name)).all() == ["Steady Otter"]


def test_a_known_name_that_was_left_is_on_no_words(session, make):
    # Given somebody with a known name in two threads, and somebody else with theirs
    one, other = (Writer(root=new_root(), post_as="known") for _ in range(2))
    threads = [make.thread() for _ in range(2)]
    posts = [make.reply(thread, writer=one) for thread in threads]
    theirs = make.reply(threads[0], writer=other)
    known, words = posts[0].handle_id, sources(session)
    assert posts[1].handle_id == known
    note = {"mark": new_id(), "handle_id": known, "month": MONTH}

    # When it is parted from their words, again and again
    assert part_again(session, [note]) == 1
    assert part_again(session, [note]) == 0

    # Then the words are under names of their threads, and nobody else lost theirs
    session.expire_all()
    handles = [session.get_one(Handle, post.handle_id) for post in posts]
    assert len({known, theirs.handle_id, *(handle.id for handle in handles)}) == 4
    assert all(handle.scope.startswith("thread:") for handle in handles)
    assert sources(session) == words
    assert session.scalars(select(Parting.handle_id)).one() == known
