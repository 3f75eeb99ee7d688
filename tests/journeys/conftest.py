"""Every answer of every journey is looked through for what its reader must not have."""

import pytest

from tests.proofs.hidden import secrets_of
from tests.proofs.scanning import findings, listening


@pytest.fixture(autouse=True)
def nothing_hidden_is_sent(app):
    with listening(app) as heard:
        yield
    assert findings(heard, secrets_of(app, heard)) == []
