"""Ids as arrays have them."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from forum.search.meaning import ids
from tests.search.posts import key

KEYS = [key(number) for number in range(100)]
COLUMN = np.array([ids.halves(each) for each in KEYS], "<u8")


@pytest.mark.parametrize("few", [3, ids.FEW + 10])
def test_ids_are_found_among_few_and_among_many(few):
    found = ids.is_one_of(COLUMN, KEYS[:few])

    assert np.flatnonzero(found).tolist() == list(range(few))


def test_half_an_id_is_no_id():
    wrong = [key(1)[:8] + bytes([number]) * 8 for number in range(40)]

    assert not ids.is_one_of(COLUMN, wrong).any()
    assert not ids.is_one_of(COLUMN, wrong[:2]).any()


@given(st.lists(st.binary(min_size=16, max_size=16)))
def test_ids_come_back_as_they_were(given_ids):
    halves = np.array([ids.halves(each) for each in given_ids], "<u8").reshape(-1, 2)

    assert ids.ids_of(halves) == given_ids
