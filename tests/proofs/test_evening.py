"""Proofs 1 and 7 for a whole evening at the queue: rows, transactions and times join nobody."""

from datetime import datetime
from itertools import combinations

import pytest
from sqlalchemy import DateTime, TypeDecorator, select
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.database import Base
from forum.handles.deriving import SITE, handle_id, reader_scope, thread_scope
from forum.moderation.models import Case, Flag
from forum.public_ids import from_text
from forum.transaction import db
from tests.proofs.evening import (
    ASH,
    BIRCH,
    CEDAR,
    CURLEW,
    DILL,
    ELM,
    FERN,
    HELD,
    OTTER,
    TOLD,
    WREN,
    Evening,
)
from tests.proofs.schema import FINER_THAN_A_DAY
from tests.proofs.test_transactions import sides
from tests.proofs.trails import all_rows, trail
from tests.proofs.writes import Written, written_in

PEOPLE = (ASH, BIRCH, CEDAR, DILL, ELM, FERN, OTTER)
STAFF = (OTTER, CURLEW, WREN)
# Written with whatever it is about, to everybody who follows: their own are among them.
OF_CASES = {"flag", "moderation_case", "case_event", "decision", "sanction", "appeal", "audit"}


@pytest.fixture
def evening(app, visit, inside):
    return Evening(app, visit, inside)


def everything(evening):
    """Let one evening pass: besides what it always holds a bar, an undoing, and what is refused."""
    evening.whole()
    evening.people[OTTER] = evening.visit().arrive(root=OTTER)
    pids = evening.talk(openers=(OTTER, DILL, DILL, OTTER))
    waits = evening.cases(pids)
    with evening.app.app_context():
        opening = evening.otter.get(evening.threads[-1]).all("[data-post]")[0]["data-post"]
    own = evening.flag([opening])
    assert evening.otter.client.get(own[0]).status_code == 403
    evening.decide(waits[:1], decision="leave")
    undo(evening, waits[0])
    bar = {"decision": ["take-down", "bar"]} | TOLD
    evening.decide(waits[:1], evening.curlew, **bar)
    agree(evening, waits[0])
    evening.decide(waits[1:2], decision="reword", **TOLD)
    evening.settle(waits[:2])
    evening.people[CEDAR].post(f"/p/{pids[2]}/take-back", token(evening.people[CEDAR]) | {"sure": "1"})
    return pids


def token(visitor):
    return {"csrf_token": visitor.get("/me/name").form("/me/name").fields["csrf_token"]}


def undo(evening, case):
    version = evening.otter.get("/moderation").form(f"{case}/undo").fields["version"]
    evening.otter.post(f"{case}/undo", token(evening.otter) | {"version": version})


def agree(evening, case):
    page = evening.wren.get(case)
    fields = page.form(f"{case}/second").fields
    evening.wren.post(f"{case}/second", fields | {"agree": "yes"})


def mixed(done: list[Written], people: dict[bytes, set[bytes]]) -> list[tuple[str, ...]]:
    """Return the transactions in which two ids of one person were written."""
    return [
        tuple(sorted(one.tables))
        for one in done
        if any(len(one.ids & ids) > 1 for ids in people.values())
    ]


def ids_of_all(evening):
    """Return every handle of each person, and what stands for them as staff."""
    return {root: evening.ids_of(root) | {account_id(root)} for root in (*PEOPLE, *STAFF)}


def test_no_transaction_writes_two_ids_of_one_person_or_both_sides(evening):
    with written_in(evening.app) as done:
        everything(evening)

    seen = set().union(*(one.tables for one in done))
    assert OF_CASES | {"case_lease", "case_source", "notice", "held_words", "handle"} <= seen
    assert [one.tables for one in done if len(sides(one.tables)) > 1] == []
    assert mixed(done, ids_of_all(evening)) == []


def test_two_ids_in_one_transaction_would_be_seen(evening):
    evening.talk()
    ids = sorted(evening.ids_of(ASH))
    with written_in(evening.app) as done, evening.app.app_context(), Session(db.engine) as loose:
        for number in (0, 1):
            flag = {"id": bytes([number]) * 16, "post_id": bytes(16), "reason": "unkind"}
            loose.add(Flag(**flag, handle_id=ids[number], day=datetime.min.date()))
        loose.flush()
        loose.rollback()

    assert mixed(done, ids_of_all(evening)) == [("flag",)]


def test_no_row_holds_two_ids_of_one_person(evening):
    everything(evening)

    with evening.app.app_context(), Session(db.engine) as session:
        rows = all_rows(session)
    people, found = ids_of_all(evening), []
    for table, row in rows:
        held = {value for value in row.values() if isinstance(value, bytes)}
        found += [table for ids in people.values() if len(held & ids) > 1]
    assert len(rows) > 100
    assert found == []
    decided = {row["staff_id"] for table, row in rows if table == "decision"}
    assert decided == {account_id(OTTER), account_id(CURLEW)}


def handles(evening, first):
    """Return the handles of the four authors, in four threads from number `first` on."""
    where = [from_text(t.rpartition("/")[2]) for t in evening.threads[first : first + 4]]
    authors = zip((ASH, ASH, CEDAR, BIRCH), where, strict=True)
    return [handle_id(root, thread_scope(tid)) for root, tid in authors]


def shared(rows, handles):
    first, second, *others = (trail(rows, handle) for handle in handles)
    return (first & second).difference(*others)


@pytest.mark.parametrize("first", [0, 4], ids=["decided", "held because of it"])
def test_nothing_in_any_row_joins_two_handles_of_one_person(evening, first):
    evening.whole()

    with evening.app.app_context(), Session(db.engine) as session:
        rows = all_rows(session)
    assert all(len(trail(rows, handle)) > 100 for handle in handles(evening, first))
    assert shared(rows, handles(evening, first)) == set()


def test_what_would_join_them_would_be_found(evening):
    """Such as a flag that says the same of two posts, or one handle of a reader for all threads."""
    evening.whole()
    with evening.app.app_context(), Session(db.engine) as session:
        rows = all_rows(session)
    ours = [from_text(t.rpartition("/")[2]) for t in evening.threads[:2]]
    of_fern = {handle_id(FERN, reader_scope(tid)) for tid in ours}
    joined = [
        (table, row | {"handle_id": handle_id(FERN, SITE)} if row.get("handle_id") in of_fern else row)
        for table, row in rows
    ]

    found = shared(joined, handles(evening, 0))
    assert ("flag", "handle_id", repr(handle_id(FERN, SITE))) in found


def test_two_flags_of_one_reader_or_guest_have_nothing_in_common(evening):
    evening.flag(evening.talk())

    with evening.app.app_context(), Session(db.engine) as session:
        flags = [row for table, row in all_rows(session) if table == "flag"]
    assert len(flags) == 8
    for one, other in combinations(flags, 2):
        for name in ("id", "handle_id", "post_id", "case_id"):
            assert one[name] != other[name] or (name.endswith("_id") and is_same_post(one, other))


def is_same_post(one, other):
    return one["post_id"] == other["post_id"]


# --- times ---


def moments(app):
    """Return each column that is finer than a day and holds something, with the case of its row."""
    found = set()
    with app.app_context(), Session(db.engine) as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                for column in table.columns:
                    if _is_moment(column) and row._mapping[column.name] is not None:
                        case = row._mapping.get("case_id") or row._mapping.get("id")
                        found.add((table.name, column.name, case))
    return found


def _is_moment(column):
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, DateTime)


def test_exact_times_are_the_listed_ones_and_gone_when_a_case_is_closed(evening):
    # Given an evening after which some cases are closed, and a note that comes late
    pids = evening.talk()
    cases = evening.flag(pids)
    everything(evening)
    evening.decide(cases, **HELD)
    assert {("moderation_case", "opened_at"), ("case_event", "at"), ("decision", "decided_at")} <= {
        place[:2] for place in moments(evening.app)
    }
    evening.settle(cases)
    for case in cases:
        evening.otter.send(evening.otter.get(case), f"{case}/note", note="One more thing.")

    # Then of the closed ones no exact time is left anywhere
    left = moments(evening.app)
    assert {place[:2] for place in left} <= FINER_THAN_A_DAY.keys()
    with evening.app.app_context(), Session(db.engine) as session:
        closed = set(session.scalars(select(Case.id).where(Case.closed_on.is_not(None))))
    assert len(closed) >= 8
    assert [place for place in left if place[2] in closed] == []
