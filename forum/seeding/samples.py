"""The boards, conversations and moderator of a demonstration, made from the files in samples/.

The conversations were made up for this forum; no one's words are in them. They come in by the
same code as imported ones, except that a sample may know its hour and may be taken back.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from forum.accounts.joining import join
from forum.accounts.models import Staff
from forum.accounts.signing_in import account_id
from forum.accounts.unlocking import Unlock
from forum.boards.curating import NewBoard, add_board
from forum.boards.models import Board
from forum.errors import Refused
from forum.handles.reserving import reserve
from forum.privacy.fading import HOUR_IS_KEPT
from forum.public_ids import new_id
from forum.seeding.flags import add_flags
from forum.seeding.importing import Row, add_threads, make_ready
from forum.seeding.kindness import add_kindness
from forum.seeding.lines import SavedPost, SavedThread, check_thread
from forum.threads.models import Thread

FOLDER = Path(__file__).parent / "samples"
MODERATOR = "Steady Otter"


class NotEmpty(Refused):
    """There is something here that a demonstration would stand among."""

    def __init__(self) -> None:
        super().__init__(
            "This forum has boards or threads already; a demonstration would mix with them. "
            "Use an empty data folder: set LAMPLIT_DATA."
        )


def check_empty(session: Session) -> None:
    """Raise NotEmpty when there is a board or a thread."""
    if session.scalar(select(exists().where(Board.id.is_not(None)))):
        raise NotEmpty
    if session.scalar(select(exists().where(Thread.id.is_not(None)))):
        raise NotEmpty


def add_samples(session: Session, *, at: datetime) -> None:
    """Add all boards, in the order of their files, with their conversations as seen `at`."""
    for file in sorted(FOLDER.glob("*.json")):
        found = json.loads(file.read_text("utf-8"))
        threads = found.pop("threads")
        board = add_board(session, NewBoard(**found))
        saved = [_saved(thread, board.slug, at=at) for thread in threads]
        ready = [make_ready(one, board_id=board.id, thread_id=new_id()) for one in saved]
        _set_steps([one.thread for one in ready])
        add_threads(session, ready)
        for one, thread in zip(ready, threads, strict=True):
            add_kindness(session, one, thread)
            add_flags(session, one, thread, at=at)


def add_moderator(session: Session, ways: list[tuple[str, Unlock]], *, year: int) -> None:
    """Make a member with these ways in, who is a moderator of all boards."""
    root = join(session, ways, year=year)
    session.add(Staff(account_id=account_id(root), name=MODERATOR, role="moderator", boards=""))
    reserve(session, MODERATOR)


def _saved(thread: Mapping[str, Any], slug: str, *, at: datetime) -> SavedThread:
    checked = check_thread({**thread, "board": slug}, today=at.date())
    posts = [
        _timed(post, raw, at=at) for post, raw in zip(checked.posts, thread["posts"], strict=True)
    ]
    return replace(checked, posts=posts, title=checked.title if posts[0].body else None)


def _timed(post: SavedPost, raw: Mapping[str, Any], *, at: datetime) -> SavedPost:
    ago = timedelta(days=raw.get("days_ago", 0), hours=raw.get("hours_ago", 0))
    when = at - ago
    hour = when.hour if ago < HOUR_IS_KEPT else None
    body = None if raw.get("taken_back") else post.body
    notes, helped = tuple(raw.get("notes", ())), raw.get("helped", False)
    return replace(post, day=when.date(), hour=hour, body=body, notes=notes, helped=helped)


def _set_steps(threads: list[Row]) -> None:
    """Give the threads whose hours are known their order within each day."""
    for day, hour, step in (("day", "hour", "step"), ("last_day", "last_hour", "last_step")):
        known = [thread for thread in threads if thread[hour] is not None]
        steps: Counter[date] = Counter()
        for thread in sorted(known, key=itemgetter(day, hour)):
            steps[thread[day]] += 1
            thread[step] = steps[thread[day]]
