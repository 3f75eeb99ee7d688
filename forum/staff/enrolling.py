"""The second factor of staff: set up, asked for, and replaced by a code on paper.

Whoever takes the database can neither open a secret nor try codes on paper: both need the root.
"""

import hmac
import secrets
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from forum.accounts.passphrases import CODE_ALPHABET, normalise_code
from forum.accounts.signing_in import account_id
from forum.errors import NotAllowed, Refused
from forum.language.messages import _, _l
from forum.sealing import derive, hkdf, seal, unseal
from forum.staff.models import RecoveryCode, SecondFactor
from forum.staff.second_factor import DIGITS, step_at, step_of

SPARE_CODES = 8
HALF_CHARS = 5
WRONG = _l("That code is not right. Look at your app again, and check that your phone's clock is.")
USED = _l("That code was used before. Wait until your app shows the next one.")
NO_SPARE = _l("That code doesn't open anything here. Each code on paper works once.")


def enrol(session: Session, root: bytes, secret: str, *, typed: str, at: datetime) -> list[str]:
    """Make `secret` this member's second factor, and return eight codes for paper.

    Where one is there already, the database refuses: a second visit cannot replace the first's.

    Raises:
        Refused: `typed` is not the code that an app with this secret shows.
    """
    step = step_of(secret, normalise_code(typed), at)
    if step is None:
        raise Refused(WRONG, field="code")
    staff_id, box = account_id(root), seal(_key(root), secret.encode())
    session.add(SecondFactor(staff_id=staff_id, box=box, used=_mark(secret, step)))
    codes = [_new_code() for _ in range(SPARE_CODES)]
    session.add_all(RecoveryCode(id=_spare_id(root, code), staff_id=staff_id) for code in codes)
    session.flush()
    return codes


def forget_factor(session: Session, staff_id: bytes) -> None:
    """Take away the second factor and its codes on paper."""
    for table in (SecondFactor, RecoveryCode):
        session.execute(delete(table).where(table.staff_id == staff_id))


def confirm(session: Session, root: bytes, typed: str, *, at: datetime) -> None:
    """Use up a code: from the app, or one of those on paper.

    Raises:
        Refused: it is not right, or it was used before.
        NotAllowed: this member has no second factor.
    """
    code = normalise_code(typed)
    if len(code) == DIGITS and code.isdigit():
        _use_app(session, root, code, at=at)
    else:
        _use_spare(session, root, code)


def spare_codes_left(session: Session, staff_id: bytes) -> int:
    wanted = select(func.count()).where(RecoveryCode.staff_id == staff_id)
    return session.scalar(wanted) or 0


def _use_app(session: Session, root: bytes, code: str, *, at: datetime) -> None:
    factor = session.get(SecondFactor, account_id(root))
    if factor is None:
        raise NotAllowed(_("Set up your second factor first."))
    secret = unseal(_key(root), factor.box).decode()
    step = step_of(secret, code, at)
    if step is None:
        raise Refused(WRONG, field="code")
    if _is_over(secret, step, factor.used, at=at):
        raise Refused(USED, field="code")
    # Of two that come with one code at once, only one finds the mark as it was.
    mine = SecondFactor.staff_id == factor.staff_id, SecondFactor.used == factor.used
    changed = session.execute(update(SecondFactor).where(*mine).values(used=_mark(secret, step)))
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused(USED, field="code")


def _is_over(secret: str, step: int, used: bytes, *, at: datetime) -> bool:
    """Return whether the code of this step, or of a later one, was used already."""
    latest = step_at(secret, at) + 1
    later = range(step, latest + 1)
    return any(hmac.compare_digest(_mark(secret, each), used) for each in later)


def _use_spare(session: Session, root: bytes, code: str) -> None:
    found = RecoveryCode.id == _spare_id(root, code), RecoveryCode.staff_id == account_id(root)
    removed = session.execute(delete(RecoveryCode).where(*found))
    if removed.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused(NO_SPARE, field="code")


def _key(root: bytes) -> bytes:
    return hkdf(root, "second factor")


def _mark(secret: str, step: int) -> bytes:
    return derive(secret.encode(), "used code", str(step))


def _spare_id(root: bytes, code: str) -> bytes:
    return derive(root, "spare code", normalise_code(code))


def _new_code() -> str:
    halves = ("".join(secrets.choice(CODE_ALPHABET) for _ in range(HALF_CHARS)) for _ in range(2))
    return "-".join(halves)
