"""Cases for journeys: readers who flag, moderators who come."""

from collections.abc import Sequence
from typing import Any

from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Reason
from forum.public_ids import to_text
from forum.sealing import new_root
from forum.threads.models import Post
from tests.makers import NOON, Make


def flagged(
    make: Make, *, reasons: Sequence[str] = ("unkind",), note: str = "", **post: Any
) -> tuple[Post, str]:
    """Return a reply that one reader for each of `reasons` has flagged, and its case's address."""
    at = post.pop("at", NOON)
    board = post.pop("board", None)
    thread = post.pop("thread", None) or make.thread(board=board)
    reply = make.reply(thread, at=at, **post)
    return reply, flag(make, reply, reasons=reasons, note=note, at=at)


def flag(make: Make, post: Post, *, reasons: Sequence[str], note: str = "", at: Any = NOON) -> str:
    """Let readers flag a post; return the address of its case."""
    for reason in reasons:
        report = Report(Reason(reason), note)
        case = flag_as_member(make._session, new_root(), post.id, report, at=at)
    make._done(case)
    return f"/moderation/cases/{to_text(case.id)}"
