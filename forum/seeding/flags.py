"""What readers of a demonstration told its moderators, so that their queue is not empty."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from forum.moderation.flagging import Flagger, Report, flag
from forum.moderation.models import Reason
from forum.public_ids import new_id
from forum.seeding.importing import ReadyThread
from forum.threads.models import Post

# The first one told us so long ago; each further one came later.
FIRST_CAME, APART = timedelta(minutes=35), timedelta(minutes=10)


def add_flags(
    session: Session, ready: ReadyThread, sample: Mapping[str, Any], *, at: datetime
) -> None:
    """Add what the posts of `sample` say in "told": a reason and a note of each reader.

    Nobody stands behind them: each has a reader's handle that no member has.
    """
    bodies = {words["source"]: words["post_id"] for words in ready.words}
    for post in sample["posts"]:
        for number, (reason, note) in enumerate(post.get("told", ())):
            came, report = at - FIRST_CAME + number * APART, Report(Reason(reason), note)
            flagged = session.get_one(Post, bodies[post["body"]])
            flag(session, flagged, Flagger(new_id()), report, at=came)
