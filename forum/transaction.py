"""The only seam through which anything is committed. The only import of flask_sqlalchemy."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as RoutedSession
from sqlalchemy import Connection, PoolProxiedConnection, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, SessionTransaction

from forum.database import Base, Trouble, file_of, lent
from forum.events import NewsDesk, take_news
from forum.separation import watch
from forum.wal import empty_log_of, wait_for_disk


class Looking(RoutedSession):
    """What a request looks through.

    `lent` is what forum/handles/glancing.py looks with. It goes back before another connection is
    asked for, so that no request ever has more than one to look with and one to write with.
    """

    lent: PoolProxiedConnection | None = None
    _usual: Any = None

    def get_bind(self, *given: Any, **named: Any) -> Any:
        """Return the engine; the usual one is found once, for each glance asks for it."""
        if given or named:
            return super().get_bind(*given, **named)
        self._usual = self._usual or super().get_bind()
        return self._usual

    def give_back(self) -> None:
        lent, self.lent = self.lent, None
        if lent is not None:
            lent.close()

    def close(self) -> None:
        self.give_back()
        super().close()

    def rollback(self) -> None:
        self.give_back()
        super().rollback()


db = SQLAlchemy(model_class=Base, session_options={"class_": Looking, "expire_on_commit": False})


class Writing(Session):
    """What a transaction writes through. Watched as a class: listening anew each time is slow."""

    _own: Connection | None = None

    def connection(self, *given: Any, **named: Any) -> Connection:
        """Return the one that it writes with: each row that is put asks for it."""
        if self._own is None or self._own.closed:
            self._own = super().connection(*given, **named)
        return self._own


watch(Writing)


def _give_back(session: Session, begun: SessionTransaction) -> None:
    """Whoever writes is given the connection that was looked with: it remembers what it saw."""
    looking = db.session()
    assert isinstance(looking, Looking)
    looking.give_back()


event.listen(Looking, "after_transaction_create", _give_back)
event.listen(Writing, "after_transaction_create", _give_back)


def reading() -> Session:
    """Return this request's session, for looking only."""
    session: Session = db.session()
    return session


def tell(news: object) -> None:
    """Tell news that come of no transaction."""
    desk: NewsDesk = current_app.extensions["news_desk"]
    desk.tell(news)


def look_anew() -> None:
    """Let go of what this request has looked at: for answers that take as long as their reader."""
    if db.session.registry.has():
        db.session.rollback()


# For what can as well be written at the next occasion.
WAITS_BRIEFLY = 100
# For what stands aside while members write, however many of them: ten minutes.
STANDS_ASIDE = 600_000


@contextmanager
def transaction(waiting: int | None = None) -> Iterator[Session]:
    """Commit everything done inside, or nothing; then tell the listeners.

    Args:
        waiting: how many milliseconds to wait for somebody else who writes; None waits long.

    The session is a new one: what this request has read so far may be older than what the
    write lock lets us see now.
    """
    desk: NewsDesk = current_app.extensions["news_desk"]
    with Writing(db.engine, expire_on_commit=False) as session:
        session.connection(execution_options={"writing": True, "waiting": waiting})
        try:
            yield session
            desk.enter(session)
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            db.session.rollback()  # what this request reads from now on is what is there now
        news = take_news(session)
    try:
        _keep_through_power_cut()
    finally:  # everybody can see it by now, whatever the disk says
        for item in news:
            desk.tell(item)


def _keep_through_power_cut() -> None:
    """Wait until the disk has it, which keeps nobody else from writing any more.

    Raises:
        OperationalError: the disk does not take it.
    """
    if (file := file_of(db.engine)) is None:
        return
    try:
        wait_for_disk(file)
    except Trouble as error:
        raise OperationalError(None, None, error) from error


def empty_log() -> bool:
    """Put what the log of SQLite holds into the database; False if somebody reads it."""
    if db.engine.dialect.name != "sqlite":
        return True
    with lent(db.engine) as connection:
        return empty_log_of(connection)
