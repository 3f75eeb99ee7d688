"""What of a conversation is one reader's own, besides entries of theirs: asked for by itself.

So a page is looked up in the same way for all who wrote nothing on it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import LargeBinary, bindparam, literal, null, select, union_all
from sqlalchemy.orm import Session

from forum.database import AnyQuery, AnyRow, AnySelect
from forum.handles.glancing import glanced
from forum.handles.several import numbered, several
from forum.threads.holding.visible import NOBODY, SHOWN, Mine, own_handles_of, own_values
from forum.threads.models import Answer, Post, PostState
from forum.threads.places.cutting import MOST_POSTS
from forum.threads.places.rows import some_rows

HIDDEN = [state for state in PostState if state not in SHOWN]
# Kinds of answers by the ids of posts.
Answers = Mapping[bytes, Sequence[str]]
_NO_POST = b""


class Left(NamedTuple):
    """What somebody left in a thread, and others do not see.

    Attributes:
        hides: whether anything that they wrote in it is hidden.
        answers: which answers without words they gave to a page's posts.
    """

    hides: bool
    answers: Answers


NOTHING_LEFT = Left(hides=False, answers={})


def left_in(
    session: Session, thread_id: bytes, posts: Sequence[bytes], *, mine: Mine, reader: bytes
) -> Left:
    """Return what those left there who write as `mine` and answer as `reader`: one query.

    Args:
        posts: the ids of a page's posts.
        mine, reader: nothing for whoever wrote nothing there, or answered nothing.
    """
    if not (mine or reader):
        return NOTHING_LEFT
    asked = own_values(mine) | {"reader": reader} | _numbered(posts)
    found = glanced(session, _left(len(mine), has_answered=bool(reader)), asked)
    answers = defaultdict[bytes, list[str]](list)
    for row in found:
        if row.kind is not None:
            answers[row.id].append(row.kind)
    return Left(any(row.kind is None and row.id == thread_id for row in found), answers)


def posts_among(session: Session, posts: Sequence[bytes], *, mine: Mine = NOBODY) -> list[AnyRow]:
    """Return a page's posts by their ids, in any order, as those see them who write as `mine`."""
    return glanced(session, some_rows(len(mine)), own_values(mine) | _numbered(posts))


def _numbered(posts: Sequence[bytes]) -> dict[str, bytes]:
    return numbered("post", [*posts, *[_NO_POST] * (MOST_POSTS - len(posts))])


@cache
def _left(own: int, *, has_answered: bool) -> AnyQuery:
    parts = [*([_hidden(own)] if own else []), *([_answers()] if has_answered else [])]
    return union_all(*parts) if len(parts) > 1 else parts[0]


def _hidden(own: int) -> AnySelect:
    """Return the query for threads in which they have something hidden: mostly none.

    Were it told in which, SQLite would look through all posts of that thread.
    """
    hidden = select(Post.thread_id.label("id"), null().label("kind"))
    states = [literal(state.value) for state in HIDDEN]
    return hidden.where(Post.handle_id.in_(own_handles_of(own)), Post.state.in_(states))


def _answers() -> AnySelect:
    on_page = Answer.post_id.in_(several("post", MOST_POSTS, Answer.post_id.type))
    by_them = Answer.handle_id == bindparam("reader", type_=LargeBinary)
    return select(Answer.post_id.label("id"), Answer.kind).where(on_page, by_them)
