"""Put saved conversations on boards: many posts at once, as if members had written them.

A thread's id comes from its line, so that a line that is read again, after a stop or by
mistake, is recognised. A thread is written whole or not at all.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from forum.accounts.models import InstanceFact
from forum.boards.content_notes import packed
from forum.boards.models import Board
from forum.database import Base, table_of
from forum.events import announce
from forum.handles.deriving import thread_scope
from forum.handles.models import Handle
from forum.handles.naming import free_name
from forum.public_ids import new_id, number_of
from forum.sealing import derive, new_root
from forum.seeding.arranging import Place, arrange
from forum.seeding.lines import SavedPost, SavedThread
from forum.threads.models import Post, PostState, Thread, Words
from forum.threads.news import ThreadBroughtIn
from forum.threads.places.placing import GAP
from forum.writing import VERSION, to_html

IMPORT_KEY = "import key"

Row = dict[str, Any]


@dataclass(frozen=True)
class ReadyThread:
    """The rows of a thread, which only have to be written; `posts` in the order of arrival."""

    thread: Row
    handles: list[Row]
    posts: list[Row]
    words: list[Row]


def import_key(session: Session) -> bytes:
    """Return this database's own key for the ids of imported threads, made the first time."""
    fact = session.get(InstanceFact, IMPORT_KEY)
    if fact is None:
        fact = InstanceFact(name=IMPORT_KEY, value=new_root())
        session.add(fact)
    return fact.value


def thread_id_for(key: bytes, line: bytes) -> bytes:
    """Return the id of the thread in `line`: the same each time, and nobody else can tell it."""
    return derive(key, "import", line)


def ids_here(session: Session, thread_ids: Collection[bytes]) -> set[bytes]:
    """Return which of these threads exist already."""
    return set(session.scalars(select(Thread.id).where(Thread.id.in_(thread_ids))))


def board_ids(session: Session) -> dict[str, bytes]:
    """Return the id of each board under its slug."""
    return {row.slug: row.id for row in session.execute(select(Board.slug, Board.id))}


def make_ready(saved: SavedThread, *, board_id: bytes, thread_id: bytes) -> ReadyThread:
    """Return the rows of a thread. Slow, for the HTML is made here: not inside a transaction.

    Raises:
        Refused: its posts do not fit together.
    """
    places = arrange(saved.posts)
    handles, voices = _handles(saved.posts, thread_id)
    post_ids = [new_id() for _ in saved.posts]
    posts = [
        _post_row(post, place, thread_id)
        | {
            "id": post_ids[n],
            "parent_id": None if post.parent is None else post_ids[post.parent],
            "handle_id": voices[n],
        }
        for n, (post, place) in enumerate(zip(saved.posts, places, strict=True))
    ]
    return ReadyThread(
        thread=_thread_row(saved, posts) | {"id": thread_id, "board_id": board_id},
        handles=handles,
        posts=sorted(posts, key=lambda row: int(row["seq"])),
        words=[
            {
                "key": number_of(post_id),
                "post_id": post_id,
                "source": post.body,
                "html": to_html(post.body),
                "version": VERSION,
            }
            for post, post_id in zip(saved.posts, post_ids, strict=True)
            if post.body is not None
        ],
    )


def add_threads(session: Session, threads: Sequence[ReadyThread]) -> list[ReadyThread]:
    """Write these threads and return them, without those that are here already."""
    here = ids_here(session, [ready.thread["id"] for ready in threads])
    new = {ready.thread["id"]: ready for ready in threads if ready.thread["id"] not in here}
    added = list(new.values())  # two lines that are the same are one thread
    _insert(session, Handle, [row for ready in added for row in ready.handles])
    _insert(session, Thread, [ready.thread for ready in added])
    _insert(session, Post, [row for ready in added for row in ready.posts])
    _insert(session, Words, [row for ready in added for row in ready.words])
    for ready in added:
        announce(session, ThreadBroughtIn(ready.thread["id"]))
    return added


def _handles(posts: Sequence[SavedPost], thread_id: bytes) -> tuple[list[Row], list[bytes | None]]:
    """Return the handles of a thread, and whose voice each post is.

    One name is one person, within the thread. A post without a name is somebody of its own.
    """
    by_name: dict[str, Row] = {}
    named = {post.name for post in posts if post.name}
    voices: list[bytes | None] = []
    for post in posts:
        if post.body is None:
            voices.append(None)
            continue
        own = new_id()
        name = post.name or free_name(own, lambda name: name in named or name in by_name)
        fresh: Row = {"id": own, "scope": thread_scope(thread_id), "name": name, "day": post.day}
        row = by_name.setdefault(name, fresh)
        row["day"] = min(row["day"], post.day)
        voices.append(row["id"])
    return list(by_name.values()), voices


def _post_row(post: SavedPost, place: Place, thread_id: bytes) -> Row:
    return {
        "thread_id": thread_id,
        "seq": place.seq,
        "position": GAP * (place.rank + 1),
        "depth": place.depth,
        "state": PostState.TAKEN_BACK if post.body is None else PostState.PUBLISHED,
        "day": post.day,
        "hour": post.hour,
        "notes": packed(post.notes),
        "helped_on": post.day if post.helped else None,
    }


def _thread_row(saved: SavedThread, posts: Sequence[Row]) -> Row:
    """Return what a thread says of its posts. Its steps are 0: they go with hours (models.py)."""
    opening = posts[0]
    said = [row for row in posts if row["state"] == PostState.PUBLISHED] or [opening]
    latest = max(said, key=lambda row: int(row["seq"]))
    return {
        "title": saved.title,
        "handle_id": opening["handle_id"],
        "day": opening["day"],
        "step": 0,
        "hour": opening["hour"],
        "last_day": latest["day"],
        "last_step": 0,
        "last_hour": latest["hour"],
        "replies": sum(1 for row in said if row is not opening),
        "answered_on": _answered_on(said, opening),
        "first_answered_on": _answered_on(posts[1:], opening),
        "next_seq": len(posts),
    }


def _answered_on(said: Sequence[Row], opening: Row) -> Any:
    """Return the day of the first post by somebody else, None while the opener waits for one."""
    by_others = [row for row in said if row["handle_id"] != opening["handle_id"]]
    return min((row["day"] for row in by_others), default=None)


def _insert(session: Session, table: type[Base], rows: list[Row]) -> None:
    if rows:  # without any, SQLAlchemy would insert one row of defaults
        # By the bare table all go at once: the model's own door parts them wherever one lacks what
        # the next one has.
        session.connection().execute(insert(table_of(table)), rows)
