"""An imported thread stands beside the same thread as members wrote it."""

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.handles.models import Handle
from forum.public_ids import new_id
from forum.seeding.importing import add_threads, make_ready
from forum.seeding.lines import check_thread
from forum.threads.models import Post, Thread, Words
from forum.threads.places.placing import spread
from forum.threads.reading import BEGINNING, Place, list_page, tree_page
from tests.makers import NOON, Make
from tests.seeding.saying import TODAY, talk


def brought_in(session: Session, board: Board, posts: list[dict[str, Any]]) -> Thread:
    saved = check_thread(talk(*posts), today=TODAY)
    ready = make_ready(saved, board_id=board.id, thread_id=new_id())
    [added] = add_threads(session, [ready])
    return session.get_one(Thread, added.thread["id"])


def written(session: Session, make: Make, parents: list[int], days: list[int]) -> Thread:
    """A thread that members wrote: post n answers post `parents[n]`, some days after the start."""
    people = [make.writer() for _ in range(3)]
    at = [NOON - timedelta(60 - ago) for ago in days]
    thread = make.thread(title="A long night", body="Words of 0.", writer=people[0], at=at[0])
    posts = [session.scalars(select(Post).where(Post.thread_id == thread.id)).one()]
    for n in range(1, len(parents)):
        parent, who = posts[parents[n]], people[n % 3]
        posts.append(make.reply(thread, parent=parent, body=f"Words of {n}.", writer=who, at=at[n]))
    return thread


def saved_again(session: Session, thread: Thread) -> list[dict[str, Any]]:
    """The same thread as a file would have it."""
    posts = session.execute(
        select(Post, Handle.name, Words.source)
        .join(Handle, Handle.id == Post.handle_id)
        .join(Words, Words.post_id == Post.id)
        .where(Post.thread_id == thread.id)
        .order_by(Post.seq)
    )
    return [
        {
            "ref": said.id.hex(),
            "parent_ref": said.parent_id.hex() if said.parent_id else None,
            "name": name,
            "body": source,
            "day": str(said.day),
        }
        for said, name, source in posts
    ]


def seen(session: Session, thread: Thread) -> list[Any]:
    """All that the pages show of a thread, but for ids and hours."""
    places = select(Post.id, Post.seq).where(Post.thread_id == thread.id)
    seq_of = {None: None} | {post.id: post.seq for post in session.execute(places)}
    shown = []
    for page_of in (tree_page, list_page):
        at: Place | None = BEGINNING
        while at is not None:
            page = page_of(session, thread.id, at=at)
            shown.append((page.older, page.newer))
            shown += [
                (p.seq, p.depth, p.state, p.day, p.name, p.html, seq_of[p.parent_id], p.parent_name)
                for p in page.posts
            ]
            at = page.newer
    return shown


@pytest.mark.parametrize("seed", range(3))
def test_an_imported_thread_is_as_if_members_had_written_it(session, make, seed):
    chance = random.Random(seed)
    parents = [0, *(chance.randrange(n) for n in range(1, 120))]
    days = sorted(chance.randrange(50) for _ in parents)
    by_members = written(session, make, parents, days)
    board = make.board()

    imported = brought_in(session, board, saved_again(session, by_members))

    assert seen(session, imported) == seen(session, by_members)
    for fact in ("title", "day", "last_day", "replies", "next_seq", "pinned_on", "locked_reason"):
        assert getattr(imported, fact) == getattr(by_members, fact)


def test_an_imported_thread_goes_on_as_any_other(session, make):
    parents, days = [0, 0, 1, 0], [0, 0, 1, 1]
    by_members = written(session, make, parents, days)
    imported = brought_in(session, make.board(), saved_again(session, by_members))

    for thread in (by_members, imported):
        spread(session, thread.id)
        second = session.scalars(
            select(Post).where(Post.thread_id == thread.id, Post.seq == 1)
        ).one()
        make.reply(thread, parent=second, body="Later.")

    def shape(thread: Thread) -> list[Any]:
        page = tree_page(session, thread.id, at=BEGINNING)
        return [(row.seq, row.depth, row.html) for row in page.posts]

    assert shape(imported) == shape(by_members)
    assert (imported.next_seq, imported.replies) == (by_members.next_seq, by_members.replies)
