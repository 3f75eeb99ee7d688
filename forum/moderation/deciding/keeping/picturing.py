"""What was there before a decision and what it made of it, so that it can be undone exactly.

A picture holds no handle and no id of anybody. It is gone as soon as nothing can be undone.
"""

import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.events import announce
from forum.moderation.deciding.finding import Matter
from forum.moderation.deciding.keeping.rows import Row, fields, put
from forum.moderation.deciding.models import Decision, Sanction
from forum.moderation.deciding.sanctioning import sanction_of
from forum.threads.holding.wording import put_words, title_of
from forum.threads.models import FirstReplies, HeldWords, Post, Words
from forum.threads.news import PostRedacted
from forum.threads.revising import mark_of
from forum.threads.waiting import monday

Picture = dict[str, Row]
Boards = frozenset[bytes]

OF_WORDS = frozenset({"source", "html", "version"})
OF_CASES = frozenset({"needs_another"})
OF_SANCTIONS = frozenset({"kind", "until_day"})


def picture(
    session: Session, matter: Matter, *, decision: Decision, boards: Boards, at: datetime
) -> Picture:
    """Return what there is of the case, its post, its words, and the counts they are part of.

    Args:
        boards: where the thread is, and where it may be afterwards.
    """
    session.flush()
    words, sanction = words_of(session, matter.post), _sanction(session, decision)
    title = {"title": title_of(session, matter.post)}
    return {
        "case": fields(matter.case, only=OF_CASES),
        "post": fields(matter.post),
        "thread": fields(matter.thread),
        "words": fields(words, only=OF_WORDS | {"step"}) | title,
        "sanction": fields(sanction, only=OF_SANCTIONS),
        "firsts": _first_replies(session, boards, at=at),
    }


def words_of(session: Session, post: Post) -> Words | HeldWords | None:
    """Return the row with a post's words, whoever may read them."""
    return session.get(Words, post.id) or session.get(HeldWords, post.id)


def packed(was: Picture, became: Picture) -> str:
    """Return both as text; of the new words only the mark, for the post has them."""
    marked = became | {"words": {"mark": mark_in(became["words"])}}
    return json.dumps({"was": was, "became": marked}, ensure_ascii=False, separators=(",", ":"))


def unpacked(decision: Decision) -> tuple[Picture, Picture] | None:
    """Return what was and what became; None when they are gone."""
    both = json.loads(decision.before) if decision.before else {}
    return (both["was"], both["became"]) if "became" in both else None


def only_words(decision: Decision) -> str | None:
    """Return what is left of a picture when nothing can be undone: the words as they were."""
    both = json.loads(decision.before) if decision.before else {}
    if not both:
        return None
    left = {name: {"words": both[name]["words"]} for name in ("was", "became")}
    return json.dumps(left, ensure_ascii=False)


def mark_in(words: Row) -> str:
    """Return the mark of the words of a picture, by which they are known again."""
    return mark_of(words.get("source", ""), words.get("title"))


def are_words_as_left(session: Session, post: Post, became: Row) -> bool:
    """Return whether nobody changed the words since the decision."""
    words = words_of(session, post)
    mark = words and mark_of(words.source, title_of(session, post))
    return bool(mark) and mark == became.get("mark")


def give_words_back(session: Session, matter: Matter, was: Row) -> None:
    """Let the post have the words and the title of a picture, where its words lie now."""
    put_words(session, matter.post, was["source"], title=was.get("title"))
    words = words_of(session, matter.post)
    if words is not None:
        put(words, was, only=OF_WORDS)
    announce(session, PostRedacted(matter.post.id))


def words_before(session: Session, matter: Matter, decision: Decision) -> Row | None:
    """Return the words from before a decision; None if they are forgotten, or changed since."""
    both = json.loads(decision.before) if decision.before else {}
    if not both or not are_words_as_left(session, matter.post, both["became"]["words"]):
        return None
    was: Row = both["was"]["words"]
    return was


def _first_replies(session: Session, boards: Boards, *, at: datetime) -> Row:
    of_week = select(FirstReplies.id, FirstReplies.threads).where(
        FirstReplies.board_id.in_(boards), FirstReplies.week == monday(at.date())
    )
    return {row.id.hex(): row.threads for row in session.execute(of_week)}


def _sanction(session: Session, decision: Decision) -> Sanction | None:
    """Return what the decision placed, or what the one that it answers for had placed."""
    return session.get(Sanction, sanction_of(decision.appeal_of or decision.id))
