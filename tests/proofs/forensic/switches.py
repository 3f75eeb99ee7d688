"""Each step of the purge, and how it is switched off, to see that something is found then."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from forum.privacy import scouring
from forum.running.purging import databases, files, index
from forum.wal import empty_log_of
from forum.web.visits import session_store
from tests.proofs.searching import Searched

Switch = Callable[[pytest.MonkeyPatch, Searched], None]


def _nothing(*_: object, **__: object) -> bool:
    return True


def _only_the_log(connection: object, folder: object) -> None:
    empty_log_of(connection)  # type: ignore[arg-type]


def _leave_log(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(scouring, "empty_log_of", _nothing)


def _leave_database(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(databases, "write_anew", _only_the_log)


def _leave_visits(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(session_store.FileSessionStore, "sweep", _nothing)


def _leave_sessions(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(session_store, "write_anew", _only_the_log)


def _leave_index(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(forum.backend, "purge", _nothing)


def _leave_outbox(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(index.Indexer, "catch_up", _nothing)


def _leave_other_engine(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(index, "remove_leftovers", _nothing)


def _leave_half_made(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(files, "HALF_MADE", ())


def _leave_lines(patch: pytest.MonkeyPatch, forum: Searched) -> None:
    patch.setattr(files, "BEFORE", "none")


OF_BOTH: Mapping[str, Switch] = MappingProxyType(
    {
        "the index is not purged": _leave_index,
        "the index is not in step": _leave_outbox,
        "the other engine's index stays": _leave_other_engine,
    }
)
OF_ONE: Mapping[str, Switch] = MappingProxyType(
    {
        "the log is not emptied": _leave_log,
        "the database is not written anew": _leave_database,
        "visits that are over stay": _leave_visits,
        "the sessions are not written anew": _leave_sessions,
        "what is half made stays": _leave_half_made,
        "the help lines of before stay": _leave_lines,
    }
)
