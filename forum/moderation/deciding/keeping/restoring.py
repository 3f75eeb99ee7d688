"""Put back what a decision changed, where it still is as the decision left it.

What its writer or others did meanwhile stays. Words that their writer changed stay changed, and
wait if such words wait; words that they took back are gone.
"""

from datetime import datetime

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.events import announce
from forum.moderation.deciding.finding import Matter
from forum.moderation.deciding.keeping.picturing import (
    OF_CASES,
    OF_SANCTIONS,
    Picture,
    are_words_as_left,
    give_words_back,
    mark_in,
    words_of,
)
from forum.moderation.deciding.keeping.rows import fields, put, same
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.sanctioning import placed_for, remove
from forum.moderation.models import Case, Source, SourceKind
from forum.notices.models import Notice
from forum.threads.holding.hiding import hide
from forum.threads.holding.showing import show
from forum.threads.models import FirstReplies, Line, Post, PostState
from forum.threads.moving import move
from forum.threads.news import PostMarked

Pictures = tuple[Picture, Picture]
HOLDING = (
    *(SourceKind.FIRST_POST, SourceKind.EVERYTHING, SourceKind.WORD_RULE),
    *(SourceKind.SANCTION, SourceKind.NOBODY_ON_DUTY),
)
PLACE = frozenset({"seq", "position"})


def restore(
    session: Session, matter: Matter, decision: Decision, *, pictures: Pictures, at: datetime
) -> None:
    """Let everything be as it was before the decision.

    Args:
        pictures: what was, and what the decision made of it.
    """
    was, became = pictures
    as_left = are_words_as_left(session, matter.post, became["words"])
    of_post, of_thread = _untouched(session, matter, became, as_left=as_left)

    is_looked_at = as_left or not _is_held_anew(session, matter.case)
    _show_or_hide(session, matter.post, pictures, is_looked_at=is_looked_at, at=at)
    if was["post"]["state"] == PostState.PUBLISHED and matter.post.state != PostState.PUBLISHED:
        # It waits now: of where people read it, nothing comes back.
        of_post, of_thread = of_post - {"hidden_on"}, of_thread & {"locked_reason"}
    _move_back(session, matter, was, at=at)
    put(matter.post, was["post"], only=of_post)
    announce(session, PostMarked(matter.post.id))
    put(matter.thread, was["thread"], only=of_thread)
    put(matter.case, was["case"], only=OF_CASES)
    if as_left:
        _rewrite(session, matter, was, became)
    if "first_answered_on" in of_thread:
        _uncount(session, was, became)
    _release(session, decision, was)


def _untouched(
    session: Session, matter: Matter, became: Picture, *, as_left: bool
) -> tuple[set[str], set[str]]:
    """Return the columns of the post and of the thread that nobody changed since."""
    of_post = set(same(fields(matter.post), became["post"]))
    of_thread = set(same(fields(matter.thread), became["thread"]))
    if not as_left:
        of_thread.discard("title")
        of_post -= {"notes", "edited_on", "state", "line", "line_rule"}
    if "next_seq" not in of_thread or _is_answered(session, matter.post):
        # Others wrote after it: it keeps the place that they saw it in, or a line stands there.
        of_post -= PLACE | {"hidden_on", "day", "hour"}
    return of_post, of_thread


def _is_held_anew(session: Session, case: Case) -> bool:
    """Return whether its writer has put words into it since that wait for a moderator."""
    late = Source.case_id == case.id, Source.is_late, Source.kind.in_(HOLDING)
    return session.scalar(select(exists().where(*late))) or False


def _is_answered(session: Session, post: Post) -> bool:
    below = Post.parent_id == post.id
    if post.seq == 0:
        below = or_(below, (Post.thread_id == post.thread_id) & (Post.seq > 0))
    return bool(session.scalar(select(exists().where(below))))


def _show_or_hide(
    session: Session, post: Post, pictures: Pictures, *, is_looked_at: bool, at: datetime
) -> None:
    """Show or hide it as before; words that have to be looked at first wait instead."""
    was, became = pictures
    before, after = was["post"]["state"], became["post"]["state"]
    if before == PostState.PUBLISHED and post.state != PostState.PUBLISHED:
        if is_looked_at and after != PostState.PUBLISHED:
            show(session, post, at=at)
        else:
            hide(session, post, line=Line.WAITING, rule=None, at=at)
    elif before != PostState.PUBLISHED and post.state == PostState.PUBLISHED:
        line = Line(was["post"]["line"] or Line.WAITING)
        hide(session, post, line=line, rule=was["post"]["line_rule"], at=at)
        if was["post"]["hidden_on"] is None:
            # Whoever would hear of it hears when it is let out again.
            session.execute(delete(Notice).where(Notice.post_id == post.id))


def _move_back(session: Session, matter: Matter, was: Picture, *, at: datetime) -> None:
    board_id = bytes.fromhex(was["thread"]["board_id"])
    if matter.thread.board_id != board_id:
        move(session, matter.thread, session.get_one(Board, board_id), at=at)


def _rewrite(session: Session, matter: Matter, was: Picture, became: Picture) -> None:
    """Let the words be those of before, where a moderator had changed them."""
    words = words_of(session, matter.post)
    if mark_in(was["words"]) != became["words"].get("mark"):
        give_words_back(session, matter, was["words"])
    if words is not None and "step" in was["words"]:
        put(words, was["words"], only={"step"} & fields(words).keys())


def _uncount(session: Session, was: Picture, became: Picture) -> None:
    """Let the first reply that was counted wait to be counted again: a decision counts one."""
    more = (key for key, n in became["firsts"].items() if n > was["firsts"].get(key, 0))
    key = next(more, None)
    row = session.get(FirstReplies, bytes.fromhex(key)) if key is not None else None
    if row is None:
        return
    row.threads -= 1
    if row.threads <= 0:
        session.delete(row)


def _release(session: Session, decision: Decision, was: Picture) -> None:
    """Let the person go, or hold again whom an appeal had let go."""
    if decision.appeal_of is None:
        remove(session, decision)
        return
    sanction = placed_for(session, decision.appeal_of)
    if sanction is not None:
        put(sanction, was["sanction"], only=OF_SANCTIONS)
