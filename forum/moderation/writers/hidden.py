"""What the writer of posts is told of each: in a fixed number of queries, however many they are."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.house.models import HouseRule
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Appeal, Decision
from forum.moderation.models import Case, CaseState, Source
from forum.moderation.writers.telling import (
    REWORD_WITHIN,
    SOON,
    File,
    Told,
    acts,
    found_words,
    is_urgent,
    kind_of,
    may_appeal,
)
from forum.moderation.writers.waits import usual_wait
from forum.staff.reading import names_of
from forum.threads.models import Post

OfCase = TypeVar("OfCase", Decision, Appeal, Source)


def told_for(session: Session, post_ids: Collection[bytes], *, today: date) -> dict[bytes, Told]:
    """Return what to tell their writer of these posts; those with nothing to tell are left out.

    Args:
        post_ids: posts of the one who reads: what moderators write is for them alone.
    """
    files = files_for(session, post_ids)
    kinds = {file.post.id: kind for file in files if (kind := kind_of(file))}
    wait = usual_wait(session, today=today) if "waiting" in kinds.values() else ""
    return {
        file.post.id: _told(file, kinds[file.post.id], wait, today=today)
        for file in files
        if file.post.id in kinds
    }


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
    found = sorted(session.scalars(of_posts), key=lambda case: case.closed_on or date.max)
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


def _told(file: File, kind: str, wait: str, *, today: date) -> Told:
    first = file.first
    said: dict[str, Any] = {"kind": kind, "is_urgent": is_urgent(file.case)}
    if kind == "waiting":
        said |= {"wait": wait, "words": found_words(file.sources), "may_reword": True}
    elif kind == "nobody-came":
        said |= {"may_reword": True}
    if first is not None and first.settled_on is not None:
        said |= _said_of(file, first, today=today)
    elif first is not None and file.case.state == CaseState.DECIDED:
        said |= {"wait": SOON, "rule_title": file.titles.get(first.rule_id or b"", "")}
        said |= _before(first)
    return Told(**said | _reword(file, kind) | _appeal(file))


def _said_of(file: File, first: Decision, *, today: date) -> dict[str, Any]:
    return {
        "rule_title": file.titles.get(first.rule_id or b"", ""),
        "message": first.message,
        "signed": file.names.get(first.staff_id, ""),
        "words": found_words(file.sources),
        "may_appeal": may_appeal(file, today=today),
    } | _before(first)


def _before(first: Decision) -> dict[str, Any]:
    """Return the words as they were, where a moderator changed them: their writer sees both."""
    if first.before is None or Act.REDACT not in acts(first):
        return {}
    words = json.loads(first.before)["was"]["words"]
    return {"before_title": words.get("title") or "", "before": words.get("source", "")}


def _reword(file: File, kind: str) -> dict[str, Any]:
    if kind not in ("reword", "nobody-came"):
        return {}
    returned = file.case.returned_on
    return {"may_reword": True, "until": returned + REWORD_WITHIN if returned else None}


def _appeal(file: File) -> dict[str, Any]:
    first, answer = file.first, file.answer
    if first is None or not any(each.decision_id == first.id for each in file.appeals):
        return {}
    if answer is None:
        return {"appeal": "asked"}
    outcome = "lifted" if Act.LIFTED in acts(answer) else "kept"
    return {"appeal": outcome, "answer": answer.message}
