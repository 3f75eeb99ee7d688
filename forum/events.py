"""News that one package tells and others act on: in the transaction, or once it has held."""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

Listener = Callable[[Any], None]
Recorder = Callable[[Session, Any], None]


def announce(session: Session, news: object) -> None:
    """Hold `news` until the transaction commits; a rollback forgets it."""
    session.info.setdefault("news", []).append(news)


def take_news(session: Session) -> list[object]:
    """Return the news held by `session` and forget it."""
    held: list[object] = session.info.pop("news", [])
    return held


class NewsDesk:
    """Who listens to what. One desk for each application, so that tests do not overhear."""

    def __init__(self) -> None:
        self._listeners: defaultdict[type, list[Listener]] = defaultdict(list)
        self._recorders: defaultdict[type, list[Recorder]] = defaultdict(list)

    def listen(self, news: type, listener: Listener) -> None:
        """Let `listener` hear of such news after the commit."""
        self._listeners[news].append(listener)

    def record(self, news: type, recorder: Recorder) -> None:
        """Let `recorder` write what must not be lost into the transaction that tells the news."""
        self._recorders[news].append(recorder)

    def enter(self, session: Session) -> None:
        """Call each recorder for what `session` holds; a failure undoes the whole transaction."""
        for news in session.info.get("news", []):
            for recorder in self._recorders[type(news)]:
                recorder(session, news)

    def tell(self, news: object) -> None:
        """Call each listener; log one that fails and go on to the next.

        News only wakes somebody up: what must not be lost is a row in the same transaction.
        """
        for listener in self._listeners[type(news)]:
            try:
                listener(news)
            except Exception:
                log.exception("listener failed")


class Security(StrEnum):
    """What a breach could be dated by, and is counted: never of whom.

    The first two are told by the minute, all others by the day alone.
    """

    SIGN_IN_FAILED = "sign-in-failed"
    FORM_REFUSED = "form-refused"
    STAFF_CONFIRMED = "staff-confirmed"
    STAFF_REFUSED = "staff-refused"
    DOWNLOADED = "downloaded"
    BACKED_UP = "backed-up"
    SETTING_CHANGED = "setting-changed"
    RECORD_CHECKED = "record-checked"
    RECORD_BROKEN = "record-broken"


@dataclass(frozen=True)
class SecurityEvent:
    """It happened once more. Told outside of transactions, or once one has held."""

    kind: Security
