"""A forum with people in it, in which words are planted and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Posting
from forum.handles.models import SealedEntry
from forum.moderation.models import Case
from forum.public_ids import from_text, to_text
from forum.running.case_chores import for_cases
from forum.transaction import db
from tests.proofs.searching import Searched
from tests.standing_still import stop_time
from tests.visitor import PageSeen, Visitor

OPEN, WAITING = "sleep", "slow"


class Ground:
    """A forum, its people, and what they wrote by the word that they wrote.

    Attributes:
        posts: the id of each post, by its word.
        drafts: how boxes of drafts begin that must be gone though nobody can open them.
    """

    def __init__(self, forum: Searched) -> None:
        self.forum, self.app = forum, forum.app
        self.posts: dict[str, str] = {}
        self.drafts: set[bytes] = set()
        with forum.inside() as make:
            make.board(slug=OPEN)
            make.board(slug=WAITING, posting=Posting.EVERYTHING)
        self.writer, self.flagger = (forum.visit().arrive() for _ in range(2))
        self.otter = forum.visit().arrive_on_duty()

    @property
    def data(self) -> Path:
        folder: Path = self.app.extensions["settings"].data
        return folder

    def case_of(self, word: str) -> str:
        """Return the address of the case about the post with this word."""
        post_id = from_text(self.posts[word])
        with self.app.app_context(), Session(db.engine) as session:
            case_id = session.scalars(select(Case.id).where(Case.post_id == post_id)).one()
        return f"/moderation/cases/{to_text(case_id)}"

    def sealed(self) -> set[bytes]:
        """Return all boxes of members."""
        with self.app.app_context(), Session(db.engine) as session:
            return set(session.scalars(select(SealedEntry.box)))

    @contextmanager
    def later(self, **time: int) -> Iterator[None]:
        """Let time go by for whatever is done inside, and let the chores do what is due then."""
        with pytest.MonkeyPatch.context() as patch:
            stop_time(patch).go_on(**time)
            with self.app.app_context():
                for chore in for_cases():
                    chore.run()
            yield


def token_of(visitor: Visitor) -> str:
    return visitor.get("/me/name").form("/me/name").fields["csrf_token"]


def last_post(page: PageSeen) -> str:
    return str(page.all("[data-post]")[-1]["data-post"])


def press(visitor: Visitor, page: str, to: str = "", **typed: Any) -> PageSeen:
    """Fill in the form of `page` that goes to `to`, or to the page itself."""
    return visitor.send(visitor.get(page), to or page, **typed)
