"""What of a conversation is one reader's own, besides entries of theirs: asked for by itself.

So the posts of a page are looked up in the same way for all who wrote none of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import LargeBinary, bindparam, select
from sqlalchemy.orm import Session

from forum.database import AnySelect
from forum.handles.glancing import glanced
from forum.handles.several import numbered, several
from forum.threads.models import Answer
from forum.threads.places.cutting import MOST_POSTS

# Kinds of answers by the ids of posts.
Answers = Mapping[bytes, Sequence[str]]
_NO_POST = b""


def answers_of(session: Session, reader: bytes, posts: Sequence[bytes]) -> Answers:
    """Return the answers without words that were given under a reader's handle to a page's posts.

    Args:
        reader: empty for whoever has given none.
    """
    if not reader:
        return {}
    wanted = [*posts, *[_NO_POST] * (MOST_POSTS - len(posts))]
    given = defaultdict[bytes, list[str]](list)
    for row in glanced(session, _answers(), {"reader": reader} | numbered("post", wanted)):
        given[row.post_id].append(row.kind)
    return given


@cache
def _answers() -> AnySelect:
    on_page = Answer.post_id.in_(several("post", MOST_POSTS, Answer.post_id.type))
    by_them = Answer.handle_id == bindparam("reader", type_=LargeBinary)
    return select(Answer.post_id, Answer.kind).where(on_page, by_them)
