"""Finish a thread, and open it again."""

import re
from collections.abc import Callable

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.language.messages import _
from forum.threads.models import Thread

# A reason that names a rule is kept as a code, so that each reader reads it in their language.
_OF_RULE = re.compile(r"rule:(\d{1,4}):(.+)")


def coded(rule: int, title: str) -> str:
    """Return the reason that is this house rule, as it is kept."""
    return f"rule:{rule}:{title}"


def reason_said(reason: str, title_said: Callable[[str], str]) -> str:
    """Return a kept reason as it is read: what a moderator wrote stays as they wrote it.

    Args:
        title_said: what to make of the title of a rule.
    """
    found = _OF_RULE.fullmatch(reason)
    if found is None:
        return reason
    return _("Rule %(rule)s: %(title)s.", rule=found[1], title=title_said(found[2]))


def lock(session: Session, thread: Thread, reason: str) -> None:
    """Let nobody write in the thread any more.

    Args:
        reason: one sentence, which everybody reads there.

    Raises:
        Refused: no reason is given.
    """
    session.refresh(thread, with_for_update=True)
    if not reason.strip():
        raise Refused(
            _("Say why the thread is finished. Everybody reads it there."), field="message"
        )
    thread.locked_reason = reason.strip()


def unlock(session: Session, thread: Thread) -> None:
    session.refresh(thread, with_for_update=True)
    thread.locked_reason = None
