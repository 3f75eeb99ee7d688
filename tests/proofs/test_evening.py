"""Proofs 1 and 7 for a whole evening at the queue: rows, transactions and times join nobody."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

import pytest
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.handles.deriving import SITE, handle_id, reader_scope, thread_scope
from forum.moderation.models import Flag
from forum.public_ids import from_text
from forum.transaction import db
from tests.proofs.evening import (
    ASH,
    AUTHORS,
    BIRCH,
    CEDAR,
    CURLEW,
    DILL,
    ELM,
    FERN,
    OTTER,
    TOLD,
    WREN,
    Evening,
    forum_in,
)
from tests.proofs.schema import FINER_THAN_A_DAY
from tests.proofs.test_transactions import sides
from tests.proofs.trails import all_rows, trail
from tests.proofs.writes import Written, written_in

PEOPLE = (ASH, BIRCH, CEDAR, DILL, ELM, FERN, OTTER)
STAFF = (OTTER, CURLEW, WREN)
BAR = {"decision": ["take-down", "bar"]} | TOLD
OF_CASES = {"flag", "moderation_case", "case_event", "decision", "sanction", "appeal", "audit"}


@pytest.fixture(scope="module")
def past(tmp_path_factory, migrated):
    """What was written in a whole evening, and what is there after it: read by every test here."""
    with forum_in(tmp_path_factory.mktemp("evening"), migrated) as evening:
        with written_in(evening.app) as done:
            everything(evening)
        with evening.app.app_context(), Session(db.engine) as session:
            rows = all_rows(session)
        yield Past(evening, done, rows)


@dataclass
class Past:
    """An evening that is over: who was there, what each transaction wrote, and all rows."""

    evening: Evening
    done: list[Written]
    rows: list


def everything(evening):
    """Let one evening pass: besides what it always holds a bar, an undoing, and what is refused."""
    evening.whole()
    evening.people[OTTER] = evening.visit().arrive(root=OTTER)
    pids = evening.talk(openers=(DILL, DILL, DILL, OTTER))
    cases = evening.cases(pids)
    of_otter = evening.curlew.get(evening.threads[-1]).all("[data-post]")[0]["data-post"]
    [own] = evening.flag([of_otter])
    assert evening.otter.client.get(own).status_code == 403
    evening.decide(cases[:1], decision="leave")
    undo(evening, cases[0])
    evening.decide(cases[:1], **BAR)
    agree(evening, cases[0])
    evening.decide(cases[1:2], decision="reword", **TOLD)
    evening.settle(cases[:2])
    cedar = evening.people[CEDAR]
    cedar.post(f"/p/{pids[2]}/take-back", token(cedar) | {"sure": "1"})
    evening.otter.send(evening.otter.get(cases[2]), f"{cases[2]}/note", note="One more thing.")


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


def test_no_transaction_writes_two_ids_of_one_person_or_both_sides(past):
    seen = set().union(*(one.tables for one in past.done))

    assert OF_CASES | {"case_lease", "case_source", "notice", "held_words", "handle"} <= seen
    assert len(set().union(*(one.ids for one in past.done))) > 100
    assert [one.tables for one in past.done if len(sides(one.tables)) > 1] == []
    assert mixed(past.done, ids_of_all(past.evening)) == []


def test_two_ids_in_one_transaction_would_be_seen(past):
    app, ids = past.evening.app, sorted(past.evening.ids_of(ASH))
    with written_in(app) as done, app.app_context(), Session(db.engine) as loose:
        for number in (0, 1):
            flag = {"id": bytes([number]) * 16, "post_id": bytes(16), "reason": "unkind"}
            loose.add(Flag(**flag, handle_id=ids[number], day=date.min))
        loose.flush()
        loose.rollback()

    assert mixed(done, ids_of_all(past.evening)) == [("flag",)]


def test_no_row_holds_two_ids_of_one_person(past):
    found = []
    for table, row in past.rows:
        held = {value for value in row.values() if isinstance(value, bytes)}
        found += [table for ids in ids_of_all(past.evening).values() if len(held & ids) > 1]

    assert found == []
    decided = {row["staff_id"] for table, row in past.rows if table == "decision"}
    assert decided == {account_id(OTTER), account_id(CURLEW)}


def handles(evening, first):
    """Return the handles of the four authors, in four threads from number `first` on."""
    where = [from_text(t.rpartition("/")[2]) for t in evening.threads[first : first + 4]]
    authors = zip(AUTHORS, where, strict=True)
    return [handle_id(root, thread_scope(tid)) for root, tid in authors]


def shared(rows, handles):
    first, second, *others = (trail(rows, handle) for handle in handles)
    return (first & second).difference(*others)


@pytest.mark.parametrize("first", [0, 4], ids=["decided", "held because of it"])
def test_nothing_in_any_row_joins_two_handles_of_one_person(past, first):
    ours = handles(past.evening, first)

    assert all(len(trail(past.rows, handle)) > 100 for handle in ours)
    assert shared(past.rows, ours) == set()


def test_what_would_join_them_would_be_found(past):
    """Such as one handle of a reader for all threads, which flags two posts."""
    one = handle_id(FERN, SITE)
    ours = [from_text(t.rpartition("/")[2]) for t in past.evening.threads[:2]]
    of_fern = {handle_id(FERN, reader_scope(tid)) for tid in ours}
    joined = [
        (table, row | {"handle_id": one} if row.get("handle_id") in of_fern else row)
        for table, row in past.rows
    ]

    assert ("flag", "handle_id", repr(one)) in shared(joined, handles(past.evening, 0))


def test_nothing_joins_two_flags_of_one_reader_or_guest(past):
    flags = [row for table, row in past.rows if table == "flag"]
    pairs = [(a, b) for a, b in combinations(flags, 2) if a["post_id"] != b["post_id"]]

    assert len(flags) >= 10
    for name in ("id", "handle_id", "case_id"):
        assert [1 for one, other in pairs if one[name] == other[name]] == []


# --- times ---


def test_exact_times_are_the_listed_ones_and_gone_when_a_case_is_closed(past):
    """A note that came after the end has none either."""
    left = moments(past.rows)
    closed = {r["id"] for t, r in past.rows if t == "moderation_case" and r["closed_on"]}

    assert {("moderation_case", "opened_at"), ("case_event", "at")} <= {p[:2] for p in left}
    assert {place[:2] for place in left} <= FINER_THAN_A_DAY.keys()
    assert len(closed) >= 9
    assert [place for place in left if place[2] in closed] == []
    late = [r for t, r in past.rows if t == "case_event" and r["kind"] == "note"]
    assert [row["case_id"] in closed for row in late] == [True]


def moments(rows):
    """Return each column that holds more than a day, with the case that its row is about."""
    return {
        (table, name, row.get("case_id") or row.get("id"))
        for table, row in rows
        for name, value in row.items()
        if isinstance(value, datetime)
    }
