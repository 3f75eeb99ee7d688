"""What proofs of search need, each for every engine."""

import pytest

from tests.proofs.searching import ENGINES, searched_forum


@pytest.fixture(params=ENGINES)
def searched(request, tmp_path, migrated):
    """A forum that is searched."""
    with searched_forum(tmp_path / "data", migrated, request.param) as forum:
        yield forum
