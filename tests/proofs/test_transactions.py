"""No transaction of any journey writes both sides, seen from what the driver is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import event, update
from sqlalchemy.orm import Session

from forum.accounts.models import Credential, Staff
from forum.database import Base
from forum.handles.models import Handle, SealedEntry
from forum.public_ids import new_id
from forum.transaction import db
from tests.proofs.walking import (
    answer,
    change_words,
    join,
    recover,
    start_thread,
    walk,
    words_on,
)


@contextmanager
def transactions_of(app) -> Iterator[list[set[str]]]:
    """Collect for each transaction the tables that it wrote, as the driver was told."""
    done: list[set[str]] = []
    open_: dict[int, set[str]] = {}

    def note(connection, cursor, sql, *_: object) -> None:
        verb = sql.split(None, 1)[0].upper()
        if verb in ("INSERT", "UPDATE", "DELETE", "REPLACE"):
            words = [word for word in sql.replace('"', " ").split() if word.upper() not in KEYWORDS]
            open_.setdefault(id(connection), set()).add(words[0].split("(")[0])

    def end(connection) -> None:
        done.append(open_.pop(id(connection), set()))

    with app.app_context():
        engine = db.engine
    listeners = {"before_cursor_execute": note, "commit": end, "rollback": end}
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
    yield done
    for name, listener in listeners.items():
        event.remove(engine, name, listener)


KEYWORDS = {"INSERT", "INTO", "OR", "IGNORE", "REPLACE", "UPDATE", "DELETE", "FROM"}


def sides(tables: set[str]) -> set[str]:
    return {Base.metadata.tables[name].info["side"] for name in tables} - {"neutral"}


def test_no_transaction_of_any_journey_touches_both_sides(app, visit, inside):
    # Given a board, and everybody's doings watched
    with inside() as make:
        make.board(slug="sleep")
    with transactions_of(app) as done:
        # When people join, write, change, take back, sign in, and change their words
        walk(app, visit, board="sleep", title="Awake", body="It is three.")
        member = visit()
        keep = join(member)
        thread = start_thread(member, "sleep", title="Known", body="As known", post_as="known")
        member.send(member.get("/me/name"), "/sign-out")
        with app.app_context(), Session(db.engine) as long_ago:
            long_ago.execute(update(Credential).values(active_year=2020))
            long_ago.commit()
        back = visit()
        page = back.get(f"/sign-in?next={thread}/reply")
        back.send(page, "/sign-in", passphrase=words_on(keep))
        answer(back, thread, body="Back again")
        change_words(back, words_on(keep))
        recover(visit(), keep.all("[data-recovery-code]")[1].get_text())

    # Then both sides were written often, and never together
    assert {"credential", "retired_passphrase"} <= set().union(*done)
    assert {"handle", "sealed_entry", "thread", "post", "words"} <= set().union(*done)
    assert [tables for tables in done if len(sides(tables)) > 1] == []


def test_a_transaction_that_touches_both_sides_is_seen(app):
    """The watch of the test above, on a session that nobody guards."""
    with transactions_of(app) as done, app.app_context(), Session(db.engine) as unguarded:
        unguarded.add(Handle(id=new_id(), scope="site", name="Quiet Heron", day=date.min))
        unguarded.add(Staff(account_id=new_id(), name="Kim", role="moderator", boards=""))
        unguarded.execute(SealedEntry.__table__.delete())
        unguarded.commit()

    assert [sides(tables) for tables in done] == [{"account", "handle"}]
    # Guests are told who is on duty, so the mark of what they see (forum/web/guests) is new.
    assert done == [{"handle", "staff", "sealed_entry", "instance_fact"}]
