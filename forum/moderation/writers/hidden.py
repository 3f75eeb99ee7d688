"""What the writer of posts is told of each: in a fixed number of queries, however many they are."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.keeping.our_words import spoken
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Another, CaseState
from forum.moderation.writers.filing import File, files_for
from forum.moderation.writers.telling import (
    SOON,
    WITH_ANOTHER,
    acts,
    found_words,
    is_held_back,
    is_left,
    is_urgent,
    kind_of,
    last_day,
    may_appeal,
)
from forum.moderation.writers.told import Told
from forum.moderation.writers.waits import usual_wait

# Of these, the words that a word rule found are the reason.
WITH_WORDS = ("waiting", "reword", "taken-down")


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


def _told(file: File, kind: str, wait: str, *, today: date) -> Told:
    first = file.first
    said: dict[str, Any] = {"kind": kind, "is_urgent": is_urgent(file.case)}
    if kind == "waiting":
        said |= {"wait": wait, "words": found_words(file.sources), "may_reword": True}
        said |= {"is_held_back": is_held_back(file.sources)}
    elif kind == "nobody-came":
        said |= {"may_reword": True}
    if first is not None and first.settled_on is not None:
        said |= _said_of(file, first, today=today)
        if kind in WITH_WORDS:
            said |= {"words": found_words(file.sources)}
    elif first is not None and file.case.state == CaseState.DECIDED:
        wait = WITH_ANOTHER if file.case.needs_another == Another.SECOND else SOON
        said |= {"wait": wait, "rule_title": file.titles.get(first.rule_id or b"", "")}
        said |= _before(first)
    if kind == "taken-down":
        said |= {"kept_until": last_day(file)}
    return Told(**said | _reword(file, kind) | _appeal(file))


def _said_of(file: File, first: Decision, *, today: date) -> dict[str, Any]:
    return {
        "rule_title": "" if is_left(first) else file.titles.get(first.rule_id or b"", ""),
        "message": spoken(first.message),
        "signed": file.names.get(first.staff_id, ""),
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
    return {"may_reword": True, "until": last_day(file)}


def _appeal(file: File) -> dict[str, Any]:
    first, answer = file.first, file.answer
    if first is None or not any(each.decision_id == first.id for each in file.appeals):
        return {}
    if answer is None:
        return {"appeal": "asked"}
    outcome = "lifted" if Act.LIFTED in acts(answer) else "kept"
    return {"appeal": outcome, "answer": spoken(answer.message)}
