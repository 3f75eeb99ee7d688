"""What is kept for somebody alone, in sealed entries: only they can open it."""

from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.handles.entries import find
from forum.leaving.belongings import Belongings
from forum.leaving.download.pieces import Item
from forum.notices.read_marks import READ_UPTO, opened_mark
from forum.public_ids import to_text
from forum.space.drafting import all_drafts
from forum.space.keeping import KEPT_POSTS
from forum.space.topics import folded_topics
from forum.threads.models import Thread


def drafts(session: Session, mine: Belongings) -> Iterator[Item]:
    for _place, draft in all_drafts(session, mine.root, mine.keyring):
        plain = asdict(draft)
        yield {
            "address": plain["form"],
            "where": plain["where"],
            "title": plain["title"],
            "words": plain["body"],
            "content_notes": plain["notes"],
        }


def kept_posts(session: Session, mine: Belongings) -> Iterator[Item]:
    wanted = {to_text(thread): (KEPT_POSTS, thread) for thread in mine.readers}
    for thread, kept in find(session, mine.root, wanted).items():
        for post in kept:
            yield {"post": f"/p/{post}", "thread": f"/t/{thread}"}


def topics(session: Session, mine: Belongings) -> Iterator[Item]:
    for topic in folded_topics(session, mine.root):
        yield {"topic": topic}


def read_so_far(session: Session, mine: Belongings) -> Iterator[Item]:
    """Yield how far they have read: of each thread that there is, it is looked for."""
    for some in in_parts(session.scalars(select(Thread.id)).all()):
        wanted = {to_text(thread): (READ_UPTO, thread) for thread in some}
        for thread, plain in find(session, mine.root, wanted).items():
            mark = opened_mark(plain)
            yield {
                "thread": f"/t/{thread}",
                "posts_seen": mark.upto + 1,
                "of_these_not_seen": len(mark.unseen),
            }
