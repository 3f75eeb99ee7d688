"""News that one package tells and others may act on, once the transaction has held."""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

Listener = Callable[[Any], None]


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

    def listen(self, news: type, listener: Listener) -> None:
        self._listeners[news].append(listener)

    def tell(self, news: object) -> None:
        """Call each listener; log one that fails and go on to the next.

        News only wakes somebody up: what must not be lost is a row in the same transaction.
        """
        for listener in self._listeners[type(news)]:
            try:
                listener(news)
            except Exception:
                log.exception("listener failed")
