"""What an authenticator app shows, for tests."""

from datetime import datetime, timedelta

import pyotp
from sqlalchemy.orm import Session

from forum.clock import now
from forum.staff.enrolling import enrol

LONG_AGO = datetime.fromisoformat("2026-01-01T12:00:00+00:00")


def code_of(secret: str, at: datetime | None = None) -> str:
    """Return the six digits that an app with this secret shows."""
    return pyotp.TOTP(secret.replace(" ", "")).at(at or now())


def next_code_of(secret: str) -> str:
    """Return the digits of the next half minute, which are good too."""
    return code_of(secret, now() + timedelta(seconds=30))


def give_factor(session: Session, root: bytes, secret: str) -> list[str]:
    """Set up a second factor long ago, so that every code of today is still good."""
    return enrol(session, root, secret, typed=code_of(secret, LONG_AGO), at=LONG_AGO)
