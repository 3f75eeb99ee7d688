"""The seam: where a transaction begins and ends, and that nothing is written past it."""

import ast
from collections.abc import Sequence

import pytest

from tests.architecture.sources import HOUSE, Source, called, is_within

SEAM = "forum/transaction.py"
# Ways to write that forum/separation.py would not see.
UNSEEN = {
    *("exec_driver_sql", "raw_connection", "bulk_save_objects"),
    *("bulk_insert_mappings", "bulk_update_mappings"),
}
# The second fills a database that no forum uses yet; the third takes what looks, and nothing else.
UNSEEN_DOOR = {"forum/database.py", "forum/backups/files.py", "forum/handles/glancing.py"}
# Who may lose a race for a constraint without losing all that was written before.
SAVEPOINTS = {"forum/moderation/opening.py"}
# Who ends a change in files of their own, where the database has no part.
OWN_FILES = {"forum/search/tantivy_engine/writing.py", "forum/backups/files.py"}


def seam_below_the_edge(house: Sequence[Source]) -> list[str]:
    """A deed is given its session; only the edge opens one."""
    return [
        f"{source.path}:{line} imports {name}"
        for source in house
        if not source.is_edge
        for line, name in source.imports
        if is_within(name, "forum.transaction")
    ]


def commits_elsewhere(house: Sequence[Source]) -> list[str]:
    """Only the seam ends a transaction, and nobody begins one by hand."""
    return [
        f"{source.path}:{call.lineno} calls {called(call)}"
        for source in house
        if source.path not in {SEAM, *OWN_FILES}
        for call in source.calls
        if isinstance(call.func, ast.Attribute)
        and called(call) in {"commit", "rollback", "begin", "begin_nested"}
        and not is_within(source.full_name(call.func), "forum")  # such as sessions.begin
        and not (called(call) == "begin_nested" and source.path in SAVEPOINTS)
    ]


def unseen_writes(house: Sequence[Source]) -> list[str]:
    """Every write goes where forum/separation.py sees it."""
    return [
        f"{source.path}:{call.lineno} calls {called(call)}"
        for source in house
        if source.path not in UNSEEN_DOOR
        for call in source.calls
        if called(call) in UNSEEN
    ]


def sessions_past_the_seam(house: Sequence[Source]) -> list[str]:
    """A session of the database is made by the seam, which has it watched."""
    makers = {"sqlalchemy.orm.Session", "sqlalchemy.orm.sessionmaker", "sqlalchemy.create_engine"}
    return [
        f"{source.path}:{call.lineno} makes a session or an engine"
        for source in house
        if source.path not in {"forum/transaction.py", "forum/backups/files.py"}
        for call in source.calls
        if source.full_name(call.func) in makers
    ]


CHECKS = (seam_below_the_edge, commits_elsewhere, unseen_writes, sessions_past_the_seam)


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_has_one_seam(check):
    assert not (found := check(HOUSE)), "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "from forum.transaction import transaction",
        "from forum import transaction",
        "def late():\n    from forum.transaction import db",
    ],
)
def test_the_check_of_the_seam_notices_a_deed_that_opens_its_own_transaction(code):
    assert seam_below_the_edge([Source("forum/threads/replying.py", code)])


@pytest.mark.parametrize(
    "code",
    [
        "def reply(session): session.commit()",
        "def reply(session): session.rollback()",
        "def view(db): db.session.commit()",
        "def reply(session):\n    with session.begin(): pass",
        "def reply(session):\n    with session.begin_nested(): pass",
    ],
)
@pytest.mark.parametrize("path", ["forum/threads/replying.py", "forum/talk/views.py"])
def test_the_check_of_commits_notices_one_outside_the_seam(path, code):
    assert commits_elsewhere([Source(path, code)])


def test_the_check_of_commits_lets_somebody_sign_in():
    code = "from forum.web.visits import sessions\nsessions.begin(b'root', role=None)"

    assert commits_elsewhere([Source("forum/accounts/views.py", code)]) == []


@pytest.mark.parametrize("call", sorted(UNSEEN))
def test_the_check_of_writes_notices(call):
    code = f"def spread(session): session.connection().{call}('DELETE FROM words')"

    assert unseen_writes([Source("forum/threads/places/placing.py", code)])


@pytest.mark.parametrize(
    "code",
    [
        "from sqlalchemy.orm import Session\nwith Session(engine) as session: ...",
        "from sqlalchemy import orm\nmake = orm.sessionmaker(engine)",
        "import sqlalchemy\nengine = sqlalchemy.create_engine('sqlite://')",
    ],
)
def test_the_check_of_the_seam_notices_a_session_that_nobody_watches(code):
    assert sessions_past_the_seam([Source("forum/running/chores.py", code)])
