"""The answers without words in a demonstration, and how soon its threads were answered."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from forum.public_ids import new_id
from forum.seeding.importing import ReadyThread, Row
from forum.threads.models import Answer, Post, PostState
from forum.threads.rules import levels
from forum.threads.waiting import count_wait, hours_waited


def add_kindness(session: Session, ready: ReadyThread, sample: Mapping[str, Any]) -> None:
    """Add what the posts of `sample` say in "answers": how many people gave each kind.

    Nobody stands behind them: each has a reader's handle that no member has.
    """
    bodies = {words["source"]: words["post_id"] for words in ready.words}
    for post in sample["posts"]:
        if (numbers := post.get("answers")) and (post_id := bodies.get(post["body"])):
            _answer(session, post_id, numbers)
    _count_first_reply(session, ready)


def _answer(session: Session, post_id: bytes, numbers: Mapping[str, int]) -> None:
    rows = [
        {"id": new_id(), "handle_id": new_id(), "post_id": post_id, "kind": kind}
        for kind, number in numbers.items()
        for _ in range(number)
    ]
    session.execute(insert(Answer), rows)
    session.execute(update(Post).where(Post.id == post_id).values(answers=levels(numbers)))


def _count_first_reply(session: Session, ready: ReadyThread) -> None:
    opening, by_others = ready.posts[0], _by_others(ready)
    if by_others is None:
        return
    if opening["hour"] is None or by_others["hour"] is None:
        hours = 24 * (by_others["day"] - opening["day"]).days
    else:
        came = datetime.combine(by_others["day"], time(by_others["hour"], tzinfo=UTC))
        hours = hours_waited(opening["day"], opening["hour"], came)
    count_wait(session, ready.thread["board_id"], hours=hours, on=by_others["day"])


def _by_others(ready: ReadyThread) -> Row | None:
    voice = ready.posts[0]["handle_id"]
    said = (post for post in ready.posts if post["state"] == PostState.PUBLISHED)
    return next((post for post in said if post["handle_id"] != voice), None)
