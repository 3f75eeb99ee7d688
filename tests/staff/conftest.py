"""Somebody with duties."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.staff.models import Staff


@pytest.fixture
def appoint(session: Session) -> Callable[..., Staff]:
    """Makes a member staff."""

    def made(root: bytes, role: str = "moderator", name: str = "Steady Otter", boards: str = ""):
        staff = Staff(account_id=account_id(root), name=name, role=role, boards=boards)
        session.add(staff)
        session.flush()
        return staff

    return made
