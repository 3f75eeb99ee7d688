"""Cursors: back to what they were made of, or a missing page; nothing else."""

import pytest
from hypothesis import given, settings, strategies as st

from forum.errors import NotFound
from forum.paging import CURSOR_MAX_CHARS, pack, unpack

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
