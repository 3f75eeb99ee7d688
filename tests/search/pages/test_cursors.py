"""Where a page begins goes into an address and comes back; nothing else does."""

from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from forum.errors import NotFound
from forum.paging import pack
from forum.search.backend import Position
from forum.search.pages.cursors import LAYOUT, read, written

TIES = st.integers(-(2**64) + 1, 2**64 - 1)
KEYS = st.floats(allow_nan=False, allow_infinity=False)


@given(st.booleans(), KEYS, TIES)
def test_a_place_comes_back_as_it_was(has_all, key, tie):
    assert read(written(Position(has_all, key, tie))) == Position(has_all, key, tie)


@pytest.mark.parametrize("key", [float("nan"), float("inf"), float("-inf")])
def test_a_place_that_no_page_can_begin_at_is_none(key):
    with pytest.raises(NotFound):
        read(pack(LAYOUT, 1, key, 3))


@given(st.text(max_size=80))
def test_other_text_names_no_place(text):
    with suppress(NotFound):
        assert written(read(text)) != ""
