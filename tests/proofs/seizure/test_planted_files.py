"""Leaks that no code of ours makes by itself: files beside it, and what another engine tells."""

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.proofs.seizure.attack.whole import attack
from tests.proofs.seizure.building import KILLED, NIGHT
from tests.proofs.seizure.chance import Judge
from tests.proofs.seizure.loot import Loot, Row
from tests.proofs.seizure.sqlite_taking import take
from tests.proofs.seizure.truth import Truth
from tests.proofs.seizure.verdict import truth_of

Plant = Callable[[Loot, Truth], Loot]


def transaction_numbers(loot: Loot, truth: Truth) -> Loot:
    """As PostgreSQL has them: a number for each transaction, in the order of writing."""
    numbers = {thing: 700 + n for n, thing in enumerate(truth.owners)}

    def numbered(row: Row) -> Row:
        of = [numbers[v] for v in row.values.values() if v in numbers]
        return replace(row, places={**row.places, "xmin": of[0]}) if of else row

    return replace(loot, rows=[numbered(row) for row in loot.rows])


def copies_of_every_minute(loot: Loot, truth: Truth) -> Loot:
    """Copies made so often that what is new in one is one member's."""
    visits = list(dict.fromkeys((owner.moment, owner.member) for owner in truth.owners.values()))
    handle = {t: (o.moment, o.member) for t, o in truth.owners.items() if o.side == "handle"}

    def until(visit: tuple[int, int]) -> Loot:
        before = set(visits[: visits.index(visit) + 1])
        rows = [row for row in loot.rows if handle.get(row.values.get("id"), visit) in before]
        return Loot([row for row in rows if row.table == "handle"], {}, {})

    return replace(loot, earlier=[until(visit) for visit in visits])


def list_of_members(loot: Loot, truth: Truth) -> Loot:
    """A table that somebody made by hand, with the names that a member has."""
    members: dict[int, list[str]] = {}
    for thing, owner in truth.owners.items():
        if owner.side == "handle":
            members.setdefault(owner.member, []).append(thing.hex())
    text = "\n".join(f"member{n},{','.join(names)}" for n, names in members.items())
    return replace(loot, files={**loot.files, "members.csv": text.encode()})


def file_names(loot: Loot, truth: Truth) -> Loot:
    """A folder for each member, with a file for each name."""
    names = {
        f"drafts/member-{owner.member}/{thing.hex()}": b""
        for thing, owner in truth.owners.items()
        if owner.side == "handle"
    }
    return replace(loot, files={**loot.files, **names})


PLANTED = {
    "one after the other": (transaction_numbers, "xmin"),
    "copies of every minute": (copies_of_every_minute, "since the same copy"),
    "a list of members": (list_of_members, "members.csv"),
    "names of files": (file_names, "names of files"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_lies_beside_the_database_is_looked_at(name, small):
    plant, sign = PLANTED[name]
    truth = truth_of(small)
    loot = plant(take(small / NIGHT), truth)

    found = Judge(truth).leaks(attack(loot))

    assert [each for each in found if sign in each.why and each.joins == "handle–handle"]


def test_a_copy_that_was_not_made_anew_still_tells_the_order(small, tmp_path):
    """So backups are made anew: what lies in a copy as it lay in the file tells what that told."""
    shutil.copytree(small / NIGHT, tmp_path / NIGHT)
    shutil.copy(small / KILLED / "lamplit.db", tmp_path / NIGHT / "copy.db")

    found = Judge(truth_of(small)).leaks(attack(take(tmp_path / NIGHT)))

    assert [each for each in found if each.by_order and each.joins == "handle–handle"]


def test_what_is_on_the_way_is_whole(small):
    """Else the attack would be blind, and find nothing for that."""
    loot, truth = take(small / NIGHT), truth_of(small)
    told = {value for row in loot.rows for value in row.values.values() if isinstance(value, bytes)}

    handles = [t for t, owner in truth.owners.items() if owner.side == "handle"]
    entries = [t for t, owner in truth.owners.items() if owner.side == "entry"]

    assert len(handles) > 60
    assert len(entries) > 60
    assert set(entries) <= told
    assert sum(thing in told for thing in handles) >= 60
    assert loot.secrets.keys() >= {"secret", "salt"}
