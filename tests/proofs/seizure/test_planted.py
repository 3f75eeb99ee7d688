"""A proof that cannot fail proves nothing: whatever leak is planted is found."""

import pytest

from tests.proofs.seizure.building import SMALL, build
from tests.proofs.seizure.leaks import LEAKS
from tests.proofs.seizure.verdict import leaks_in


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_found(name, tmp_path, migrated):
    # Given a forum whose code has the leak
    leak = LEAKS[name]
    build(tmp_path, migrated, SMALL, plant=leak.plant)

    # When its files are taken
    found = leaks_in(tmp_path, leak.state)

    # Then the attack joins by it what must not be joined
    assert [each for each in found if each.joins == leak.joins and leak.found in each.why]
