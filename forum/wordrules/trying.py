"""What a rule would have done: to the last posts that everybody may read, or to everyday talk.

Only a number comes out of it; nobody's words are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.care.wording.matching import Wording, find
from forum.threads.models import Post, PostState, Thread, Words
from forum.wordrules.models import WordRule
from forum.wordrules.reading import wordings

POSTS_MAX = 500
MARK_BYTES = 8
# A rule that does so much needs a second yes.
WARNED_FROM_PERCENT = 5
# What a young forum is tried on: a rule for these would be in nearly everything.
EVERYDAY = (
    "I could not sleep again, so I got up and made some tea.",
    "Has anyone else been through this?",
    "Thank you. It helps to know that I am not the only one.",
    "My sister came to see me, and we went for a walk by the river.",
    "Work has been hard since the new year, and I worry about money.",
    "I see my doctor on Monday and do not know what to say to her.",
    "Some days are better than others.",
    "You are doing well. One step at a time.",
    "I cried all evening and I do not know why.",
    "The cat sat with me all night. That was something.",
)


@dataclass(frozen=True)
class Trial:
    """So many of so many posts (or everyday sentences, on a forum without posts) matched."""

    matched: int
    of: int
    on_posts: bool

    @property
    def needs_a_second_yes(self) -> bool:
        return self.matched * 100 > self.of * WARNED_FROM_PERCENT


def try_out(session: Session, rule: WordRule) -> Trial:
    """Return how many of the last public posts a rule would have matched."""
    asked = wordings(rule)
    posts = _last_posts(session, rule)
    if not posts:
        return Trial(_matched(EVERYDAY, asked), len(EVERYDAY), on_posts=False)
    return Trial(_matched(posts, asked), len(posts), on_posts=True)


def mark_of(rule: WordRule) -> str:
    """Return a short text that is another one as soon as a rule would do something else."""
    meant = (rule.kind, rule.text, rule.effect, rule.board_slug or "", rule.off_on)
    return blake2b("\0".join(meant).encode("utf-8", "replace"), digest_size=MARK_BYTES).hexdigest()


def _last_posts(session: Session, rule: WordRule) -> Sequence[str]:
    """Return the words of the last posts in the threads that were written in last."""
    threads = (
        select(Thread.id)
        .join(Board, Board.id == Thread.board_id)
        .where(Board.slug == rule.board_slug if rule.board_slug else Board.slug != "")
        .where(Board.slug.not_in(rule.off_on.split("\n")))
        .order_by(Thread.last_day.desc(), Thread.last_step.desc(), Thread.id)
        .limit(POSTS_MAX)
        .subquery()
    )
    posts = (
        select(Words.source)
        .join(Post, Post.id == Words.post_id)
        .join(threads, threads.c.id == Post.thread_id)
        .where(Post.state == PostState.PUBLISHED)
        .order_by(Post.day.desc(), Post.id)
    )
    return session.scalars(posts.limit(POSTS_MAX)).all()


def _matched(texts: Sequence[str], asked: Sequence[Wording]) -> int:
    return sum(1 for text in texts if find(text, asked))
