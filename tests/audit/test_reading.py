"""Reading the record: newest first, in parts, by deed and by person."""

from datetime import timedelta

import pytest

from forum.audit.actions import Action, staff_object
from forum.audit.reading import Wanted, lines, people
from forum.audit.recording import record
from forum.audit.saying import ITSELF
from forum.errors import NotFound
from forum.staff.models import Staff
from tests.makers import NOON

OTTER, HERON, GONE = (bytes([n]) * 16 for n in (5, 6, 7))


@pytest.fixture
def kept(session):
    """Otter asked for other words seven times, Heron changed a rule, and Gone came and left."""
    for account_id, name in ((OTTER, "Steady Otter"), (HERON, "Grey Heron")):
        session.add(Staff(account_id=account_id, name=name, role="lead", boards=""))
    record(session, GONE, Action.STAFF_JOINED, staff_object("Old Owl"), at=NOON)
    for day in range(7):
        at = NOON + timedelta(days=day)
        record(session, OTTER, Action.REWORD, f"rule:{day + 1}", rule=day + 1, at=at)
    record(session, HERON, Action.RULE_CHANGED, "rule:2", rule=2, at=NOON)
    record(session, bytes([9]) * 16, Action.LOCK, "board:sleep", at=NOON)
    return session


def walk(session, wanted: Wanted, size: int = 3) -> list[list]:
    """Return all parts from the newest to the oldest, having gone there and back again."""
    parts, after = [lines(session, wanted, after="", size=size)], ""
    while (after := parts[-1].older) is not None:
        parts.append(lines(session, wanted, after=after, size=size))
    back = parts[-1]
    for part in reversed(parts[:-1]):
        back = lines(session, wanted, after=back.newer, size=size)
        assert back.things == part.things
    assert back.newer is None
    return [part.things for part in parts]


@pytest.mark.parametrize("size", [1, 3, 7, 11, 50])
def test_every_entry_is_read_once_the_newest_first(kept, size):
    read = [line for part in walk(kept, Wanted(), size) for line in part]

    assert [line.who for line in read] == [
        "Somebody who has left",
        "Grey Heron",
        *["Steady Otter"] * 7,
        "Old Owl (left)",
        "The forum itself",
    ]
    assert [line.rule for line in read[1:5]] == [2, 7, 6, 5]
    assert read[1].about == "house rule 2"
    assert read[1].done == "Changed a house rule"
    assert read[2].day == (NOON + timedelta(days=6)).date()


def test_deeds_and_people_can_be_chosen(kept):
    assert sum(map(len, walk(kept, Wanted(action="reword")))) == 7
    assert sum(map(len, walk(kept, Wanted(person="Steady Otter")))) == 7
    assert sum(map(len, walk(kept, Wanted(person="Grey Heron")))) == 1
    assert sum(map(len, walk(kept, Wanted(person=ITSELF)))) == 1
    assert sum(map(len, walk(kept, Wanted(person="Old Owl (left)")))) == 1
    assert walk(kept, Wanted(action="reword", person="Grey Heron")) == [[]]


@pytest.mark.parametrize(
    "wanted", [Wanted(action="nothing"), Wanted(person="Nobody"), Wanted(action="' OR 1=1")]
)
def test_what_never_was_is_not_found(kept, wanted):
    with pytest.raises(NotFound):
        lines(kept, wanted, after="")


@pytest.mark.parametrize("after", ["x", "AAAA", "A" * 65, "é"])
def test_a_place_that_is_none_is_not_found(kept, after):
    with pytest.raises(NotFound):
        lines(kept, Wanted(), after=after)


def test_all_who_are_in_the_record_can_be_chosen(kept):
    assert set(people(kept).values()) == {"Steady Otter", "Grey Heron", "Old Owl (left)"}


def test_a_page_costs_the_same_however_long_the_record_is(kept):
    from tests.counting import statements

    engine = kept.get_bind()
    with statements(engine) as few:
        lines(kept, Wanted(), after="", size=2)
    for _ in range(30):
        record(kept, OTTER, Action.LEAVE, "rule:1", at=NOON)
    with statements(engine) as many:
        lines(kept, Wanted(), after="", size=20)

    assert len(few) == len(many)
