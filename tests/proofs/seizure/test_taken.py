"""Proof 1: who takes all files and all secrets cannot tell which names are one person's."""

import pytest

from tests.proofs.seizure.building import KILLED, NIGHT, SMALL, STOPPED
from tests.proofs.seizure.verdict import leaks_in


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_small_forum_tells_nothing_after_the_night(engine, lived):
    assert leaks_in(lived(SMALL, engine), NIGHT) == []


@pytest.mark.parametrize("state", [KILLED, STOPPED])
def test_before_the_night_the_order_of_writing_is_all_that_is_told(state, small):
    """What docs/confidentiality.md owns up to, and no more: no value, box or length joins two."""
    found = leaks_in(small, state)

    assert found
    assert [str(each) for each in found if not each.by_order] == []
