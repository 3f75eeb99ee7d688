"""Sealed entries: found again by their owner, alike and silent to everybody else."""

import pytest
from sqlalchemy import select

from forum.handles.entries import (
    STEPS_BYTES,
    Kind,
    address_of,
    drop,
    find,
    find_each,
    fits,
    opened,
    put,
    taken,
)
from forum.handles.models import SealedEntry
from forum.public_ids import new_id
from forum.sealing import Unreadable, new_root
from tests.counting import statements

ROOT, THING = new_root(), new_id()
SMALL, GROWING = Kind("a small one"), Kind("a growing one", size=0)


def boxes(session) -> list[bytes]:
    return list(session.scalars(select(SealedEntry.box)))


def test_what_was_put_is_found_and_what_was_not_is_missing(session):
    put(session, ROOT, SMALL, THING, holds={"seq": 7})
    put(session, ROOT, GROWING, THING, holds=["Words with ünïcode"])

    with statements(session.get_bind()) as asked:
        found = find(
            session,
            ROOT,
            {"a": (SMALL, THING), "b": (GROWING, THING), "c": (SMALL, new_id())},
        )

    assert found == {"a": {"seq": 7}, "b": ["Words with ünïcode"]}
    assert len(asked) == 1


def test_for_nothing_nobody_is_asked(session):
    with statements(session.get_bind()) as asked:
        found = find(session, ROOT, {})

    assert (found, asked) == ({}, [])


@pytest.mark.parametrize("abouts", [["a", "b", "c"], [b"a" * 16, b"b" * 16, b"c" * 16]])
def test_many_of_one_kind_are_found_by_what_they_are_about(session, abouts):
    first, second, nothing = abouts
    put(session, ROOT, GROWING, first, holds=["one"])
    put(session, ROOT, GROWING, second, holds=["two"])
    put(session, new_root(), GROWING, nothing, holds=["theirs"])

    assert find_each(session, ROOT, GROWING, abouts) == {first: ["one"], second: ["two"]}
    assert find_each(session, ROOT, GROWING, abouts[:0]) == {}


def test_somebody_else_finds_nothing_and_opens_nothing(session):
    put(session, ROOT, SMALL, THING, holds={"seq": 7})

    [box] = boxes(session)

    assert find(session, new_root(), {"a": (SMALL, THING)}) == {}
    for root, kind in ((new_root(), SMALL), (ROOT, GROWING)):
        with pytest.raises(Unreadable):
            opened(root, kind, [box])


def test_putting_again_replaces(session):
    put(session, ROOT, SMALL, THING, holds=1)
    put(session, ROOT, SMALL, THING, holds=2)

    assert find(session, ROOT, {"a": (SMALL, THING)}) == {"a": 2}
    assert len(boxes(session)) == 1


def test_an_entry_is_only_ever_inserted_or_deleted(session):
    """One that is updated would show which entries belong to one visit."""
    with statements(session.get_bind()) as written:
        put(session, ROOT, SMALL, THING, holds=1)
        put(session, ROOT, SMALL, THING, holds=2)
        session.flush()

    deeds = [each.split()[0] for each in written if "sealed_entry" in each]
    assert deeds == ["DELETE", "INSERT"] * 2


def test_what_is_dropped_is_gone(session):
    put(session, ROOT, SMALL, THING, holds=1)
    drop(session, ROOT, SMALL, THING)
    drop(session, ROOT, SMALL, THING)

    assert boxes(session) == []


def test_of_some_addresses_it_is_told_at_how_many_something_lies(session):
    for about in (b"1", b"2"):
        put(session, ROOT, SMALL, about, holds="")
    places = [address_of(ROOT, SMALL, about) for about in (b"1", b"2", b"3")]

    counts = [taken(session, some) for some in (places, places[1:], places[2:])]

    assert counts == [2, 1, 0]


@pytest.mark.parametrize(("chars", "size"), [(1, 256), (212, 256), (213, 1024), (60_000, 65_536)])
def test_a_box_is_as_long_as_a_step_and_not_as_its_words(session, chars, size):
    put(session, ROOT, GROWING, THING, holds="x" * chars)

    assert [len(box) for box in boxes(session)] == [size]


def test_small_boxes_are_all_alike(session):
    put(session, ROOT, SMALL, b"1", holds="")
    put(session, ROOT, SMALL, b"2", holds="x" * 200)

    assert {len(box) for box in boxes(session)} == {256}


def test_what_is_too_long_is_noticed_before(session):
    assert fits("x" * (STEPS_BYTES[-1] - 100))
    assert not fits("x" * STEPS_BYTES[-1])
    with pytest.raises(ValueError, match="do not fit"):
        put(session, ROOT, GROWING, THING, holds="x" * STEPS_BYTES[-1])


def test_no_two_addresses_have_anything_to_do_with_each_other():
    addresses = {
        address_of(root, kind, about)
        for root in (ROOT, new_root())
        for kind in (SMALL, GROWING)
        for about in (THING, new_id())
    }

    assert len(addresses) == 8
