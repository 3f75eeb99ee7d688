"""How much there is of what a member wrote, keeps and is told: counted by their own keyring."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from forum.database import in_parts
from forum.handles.keyring import Key
from forum.handles.models import Handle
from forum.moderation.deciding.models import Sanction
from forum.moderation.models import Flag
from forum.notices.models import Follow, Notice
from forum.threads.models import Answer, Post, PostState

HIDDEN = (PostState.HELD, PostState.WITHHELD)
Column = InstrumentedAttribute[bytes] | InstrumentedAttribute[bytes | None]


@dataclass(frozen=True)
class Mine:
    """How many there are of each now. `hidden`: posts that wait, or that a moderator hid."""

    names: int
    posts: int
    hidden: int
    answers: int
    follows: int
    notices: int
    flags: int
    pauses: int


def mine(session: Session, keyring: Sequence[Key]) -> Mine:
    """Return what there is under all handles of the keyring; the same few queries for everybody."""
    found: Counter[str] = Counter()
    for some in in_parts([key.handle_id for key in keyring]):
        found.update(_counts(session, some))
    return Mine(**{name: found[name] for name in Mine.__dataclass_fields__})


def _counts(session: Session, handles: Sequence[bytes]) -> dict[str, int]:
    def count(column: Column, *more: ColumnElement[bool]) -> int:
        counted = select(func.count()).where(column.in_(handles), *more)
        return session.scalar(counted) or 0

    return {
        "names": count(Handle.id),
        "posts": count(Post.handle_id, Post.state == PostState.PUBLISHED),
        "hidden": count(Post.handle_id, Post.state.in_(HIDDEN)),
        "answers": count(Answer.handle_id),
        "follows": count(Follow.handle_id),
        "notices": count(Notice.handle_id),
        "flags": count(Flag.handle_id),
        "pauses": count(Sanction.handle_id),
    }
