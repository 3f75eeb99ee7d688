"""All that is known of a post's newest case, looked up for many posts at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.house.models import HouseRule
from forum.moderation.deciding.models import Appeal, Decision
from forum.moderation.models import Case, Source
from forum.staff.reading import names_of
from forum.threads.models import Post

OfCase = TypeVar("OfCase", Decision, Appeal, Source)


@dataclass(frozen=True)
class File:
    """All that is known of a post's newest case."""

    post: Post
    case: Case
    decisions: Sequence[Decision] = ()
    appeals: Sequence[Appeal] = ()
    sources: Sequence[Source] = ()
    titles: dict[bytes, str] = field(default_factory=dict)
    names: dict[bytes, str] = field(default_factory=dict)

    @property
    def first(self) -> Decision | None:
        """What was decided last, but for answers to an appeal."""
        own = [each for each in self.decisions if each.appeal_of is None]
        return max(own, key=lambda each: each.version, default=None)

    @property
    def answer(self) -> Decision | None:
        """What was decided on the appeal against it, once that is sent."""
        first = self.first
        answers = [
            each
            for each in self.decisions
            if first is not None and each.appeal_of == first.id and each.settled_on is not None
        ]
        return answers[-1] if answers else None


def files_for(session: Session, post_ids: Collection[bytes]) -> list[File]:
    """Return what is known of the newest case of each post that has one."""
    cases = _newest(session, post_ids)
    if not cases:
        return []
    posts = session.scalars(select(Post).where(Post.id.in_(list(cases)))).all()
    ids = [case.id for case in cases.values()]
    decisions = _of_cases(session, Decision, ids)
    appeals, sources = _of_cases(session, Appeal, ids), _of_cases(session, Source, ids)
    made = [each for some in decisions.values() for each in some if not each.undone]
    titles, names = _titles(session, made), names_of(session, {each.staff_id for each in made})
    return [
        File(
            post=post,
            case=(case := cases[post.id]),
            decisions=[each for each in decisions[case.id] if not each.undone],
            appeals=appeals[case.id],
            sources=sources[case.id],
            titles=titles,
            names=names,
        )
        for post in posts
    ]


def _newest(session: Session, post_ids: Collection[bytes]) -> dict[bytes, Case]:
    """Return the case of each post that is not closed, or was closed last."""
    if not post_ids:
        return {}
    of_posts = select(Case).where(Case.post_id.in_(list(post_ids)))
    found = sorted(
        session.scalars(of_posts), key=lambda case: (case.closed_on or date.max, case.version)
    )
    return {case.post_id: case for case in found}


def _of_cases(
    session: Session, table: type[OfCase], ids: Sequence[bytes]
) -> defaultdict[bytes, list[OfCase]]:
    rows: defaultdict[bytes, list[OfCase]] = defaultdict(list)
    for row in session.scalars(select(table).where(table.case_id.in_(ids))):
        rows[row.case_id].append(row)
    return rows


def _titles(session: Session, decisions: Iterable[Decision]) -> dict[bytes, str]:
    ids = {each.rule_id for each in decisions if each.rule_id is not None}
    rules = select(HouseRule.id, HouseRule.title).where(HouseRule.id.in_(ids))
    return {row.id: row.title for row in session.execute(rules)} if ids else {}
