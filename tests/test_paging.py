"""Cursors: back to what they were made of, or a missing page; nothing else.

A part of a list: everything once and in order, whatever goes and comes meanwhile.
"""

import pytest
from hypothesis import given, settings, strategies as st

from forum.errors import NotFound
from forum.paging import CURSOR_MAX_CHARS, pack, part, unpack
from forum.public_ids import new_id

DAY_STEP_ID = ">II16s"
SEQ = ">I"
UINT32 = st.integers(0, 2**32 - 1)


@settings(deadline=None)
@given(UINT32, UINT32, st.binary(min_size=16, max_size=16))
def test_a_cursor_leads_back_to_where_it_was_made(day, step, public_id):
    cursor = pack(DAY_STEP_ID, day, step, public_id)

    assert unpack(DAY_STEP_ID, cursor) == (day, step, public_id)
    assert cursor.replace("-", "").replace("_", "").isalnum()
    assert len(cursor) <= CURSOR_MAX_CHARS


@settings(deadline=None)
@given(UINT32)
def test_a_place_in_a_thread_is_a_short_cursor(seq):
    assert unpack(SEQ, pack(SEQ, seq)) == (seq,)
    assert len(pack(SEQ, seq)) == 6


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.text("AZaz09-_=+/", max_size=40)))
def test_whatever_stands_in_an_address_is_a_cursor_or_a_missing_page(text):
    try:
        [seq] = unpack(SEQ, text)
    except NotFound:
        return

    assert 0 <= seq < 2**32


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "AAAA",
        "AAAAAA===",
        "AA AAAA",
        "AAAA\nAA",
        "AAAAA\0",
        "ÄAAAAA",
        "\ud800AAAAA",
        "<svg/onload=1>",
        pack(DAY_STEP_ID, 1, 1, bytes(16)),
    ],
)
def test_what_is_no_cursor_of_this_list_is_a_missing_page(text):
    with pytest.raises(NotFound):
        unpack(SEQ, text)


def test_a_very_long_cursor_is_not_even_looked_at():
    long = pack(">51s", bytes(51))
    assert len(long) > CURSOR_MAX_CHARS

    with pytest.raises(NotFound):
        unpack(">51s", long)


UINT32 = st.integers(0, 2**32 - 1)


def parts(things, *, size=3):
    """Return all parts of a list, from the first by the way to older ones."""
    found, after = [], ""
    while after is not None:
        found.append(part(things, bytes, after=after, size=size))
        after = found[-1].older
    return found


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 6, 7, 11])
def test_the_parts_of_a_list_hold_everything_once_and_in_order(number):
    things = [new_id() for _ in range(number)]

    all_parts = parts(things)

    assert [thing for each in all_parts for thing in each.things] == things
    assert len(all_parts) == max(1, -(-number // 3))


@pytest.mark.parametrize("number", [4, 6, 7, 11])
def test_going_back_shows_the_same_parts(number):
    things = [new_id() for _ in range(number)]
    there = parts(things)

    back = [there[-1]]
    while back[-1].newer is not None:
        back.append(part(things, bytes, after=back[-1].newer, size=3))

    assert back == list(reversed(there))


def test_the_first_part_has_nothing_newer_and_the_last_nothing_older():
    first, middle, last = parts([new_id() for _ in range(8)])

    assert (first.newer, middle.newer) == (None, "")
    assert last.older is None
    assert len(last.things) == 2


def test_something_new_at_the_top_moves_nobody_to_another_place():
    things = [new_id() for _ in range(9)]
    after = part(things, bytes, after="", size=3).older

    shown = part([new_id(), new_id(), *things], bytes, after=after, size=3)

    assert shown.things == things[3:6]


@pytest.mark.parametrize("gone", range(4))
def test_whatever_is_gone_from_a_list_nothing_that_is_left_is_skipped(gone):
    things = [new_id() for _ in range(9)]
    after = part(things, bytes, after="", size=3).older
    left = [thing for thing in things if thing != things[gone]]

    shown = part(left, bytes, after=after, size=3)

    assert shown.things == left[left.index(things[4 if gone == 3 else 3]) :][:3]


def test_a_cursor_that_somebody_made_up_leads_nowhere_else():
    things = [new_id() for _ in range(9)]

    shown = part(things, bytes, after=pack(">I16s", 0, new_id()), size=3)

    assert (shown.things, shown.newer) == (things[:3], None)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_cursor_into_a_list_of_which_little_is_left_shows_nothing_twice(number):
    things = [new_id() for _ in range(9)]
    after = part(things, bytes, after="", size=3).older

    shown = part(things[:number], bytes, after=after, size=3)

    assert (shown.things, shown.older) == ([], None)
    assert shown.newer == ("" if number else None)


@pytest.mark.parametrize("text", ["A", "x" * 99, "<svg>", pack(SEQ, 1)])
def test_what_is_no_cursor_of_a_list_is_a_missing_page(text):
    with pytest.raises(NotFound):
        part([new_id() for _ in range(9)], bytes, after=text)


def test_a_part_holds_twenty():
    assert len(part([new_id() for _ in range(50)], bytes, after="").things) == 20
