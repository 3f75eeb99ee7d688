"""Proof 1: who takes all files and all secrets cannot tell which names are one person's."""

import pytest

from tests.proofs.seizure.building import KILLED, NIGHT, SMALL, STOPPED
from tests.proofs.seizure.verdict import leaks_in


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.parametrize("state", [STOPPED, NIGHT])
def test_a_small_forum_that_was_stopped_tells_nothing(engine, state, lived):
    assert leaks_in(lived(SMALL, engine), state) == []


def test_a_large_forum_tells_nothing_after_the_night(large):
    """As the design asks for it: 200 members, each in 20 threads and one of their own."""
    assert leaks_in(large, NIGHT) == []


def test_where_the_plug_is_pulled_the_order_of_writing_is_all_that_is_told(small):
    """What docs/confidentiality.md owns up to, and no more: no value, box or length joins two."""
    found = leaks_in(small, KILLED)

    assert found
    assert [str(each) for each in found if not each.by_order] == []
