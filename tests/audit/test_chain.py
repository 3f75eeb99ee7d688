"""The chain: what is changed, removed, added or moved in it is noticed."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from forum.audit.chain import BEGINNING, Deed, Link, examine, hash_of

DAY = date(2026, 3, 1)


def chain(length: int = 5, *, start: int = 1, previous: bytes = BEGINNING) -> list:
    links = []
    for seq in range(start, start + length):
        is_anchor = seq == start
        deed = Deed(DAY, None, "anchored", "chain", kept_from=start)
        if not is_anchor:
            deed = Deed(DAY, bytes([7]) * 16, "take-down", f"rule:{seq}", rule=2)
        link = Link(seq, previous, deed)
        previous = hash_of(link)
        links.append((link, previous))
    return links


def test_the_hash_is_of_the_json_that_the_page_about_it_states():
    link = Link(2, bytes([171]) * 32, Deed(DAY, bytes([205]) * 16, "lock", "board:sleep", 4))
    said = (
        '{"action":"lock","day":"2026-03-01","kept_from":null,"object":"board:sleep",'
        f'"previous":"{"ab" * 32}","rule":4,"seq":2,"staff":"{"cd" * 16}"}}'
    )

    assert hash_of(link) == hashlib.sha256(said.encode()).digest()


def test_a_whole_chain_holds_and_says_how_long_it_is():
    found = examine(chain(5))

    assert found.broken_at is None
    assert (found.entries, found.since) == (5, DAY)
    assert found.mark == chain(5)[-1][1]


def test_no_chain_at_all_does_not_hold():
    assert examine([]).broken_at == 1


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2026, 3, 2)},
        {"staff_id": None},
        {"staff_id": bytes([8]) * 16},
        {"action": "leave"},
        {"object": "rule:9"},
        {"rule": 3},
        {"rule": None},
        {"kept_from": 1},
    ],
)
def test_a_changed_entry_is_named(change):
    links = chain()
    link, stored = links[2]
    links[2] = (replace(link, deed=replace(link.deed, **change)), stored)

    assert examine(links).broken_at == 3


def test_a_changed_entry_with_a_hash_that_fits_is_found_by_the_next():
    links = chain()
    forged = replace(links[2][0], deed=replace(links[2][0].deed, action="leave"))
    links[2] = (forged, hash_of(forged))

    assert examine(links).broken_at == 4


@given(st.integers(2, 8), st.data())
def test_an_entry_too_few_is_named(length, data):
    links = chain(length + 1)
    gone = data.draw(st.integers(1, length - 1))
    del links[gone]

    assert examine(links).broken_at == gone + 1


def test_a_beginning_that_is_gone_is_noticed():
    assert examine(chain()[1:]).broken_at == 2
    assert examine(chain()[3:]).broken_at == 4


def test_another_beginning_is_noticed():
    assert examine(chain(previous=bytes(32))).broken_at == 1


def test_two_entries_that_changed_places_are_noticed():
    links = chain()
    links[2], links[3] = links[3], links[2]

    assert examine(links).broken_at == 3


def test_after_an_anchor_the_chain_begins_where_the_anchor_says():
    links = chain(9, previous=BEGINNING)
    anchor = Link(10, links[-1][1], Deed(DAY, None, "anchored", "chain", kept_from=4))
    links.append((anchor, hash_of(anchor)))

    assert examine(links[3:]).broken_at is None
    assert examine(links[4:]).broken_at == 5
    assert examine(links[2:]).broken_at == 3
