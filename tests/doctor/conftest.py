"""A forum to be examined: nothing is wrong with it, and its machine says nothing of itself."""

import pytest

from config import load
from forum.doctor.patient import Patient
from forum.web.visits.session_store import FileSessionStore
from tests.makers import NOON


@pytest.fixture
def patient(tmp_path, session) -> Patient:
    settings = load({"LAMPLIT_DATA": str(tmp_path / "data")})
    visits = FileSessionStore(settings.data / "sessions.db")
    (tmp_path / "machine").mkdir()
    return Patient(settings, session, visits, at=NOON, root=tmp_path / "machine")
