"""The second factor: good once, at its time, for its owner, and unreadable on the disk."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.accounts.signing_in import account_id
from forum.errors import NotAllowed, Refused
from forum.staff.enrolling import confirm, enrol, forget_factor, spare_codes_left
from forum.staff.models import RecoveryCode, SecondFactor
from forum.staff.second_factor import new_secret
from tests.codes import code_of, give_factor

ASH, BIRCH = bytes([1]) * 32, bytes([2]) * 32
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HALF_MINUTE = timedelta(seconds=30)


@pytest.fixture
def secret(session, appoint) -> str:
    """Ash's secret, set up long ago."""
    appoint(ASH)
    secret = new_secret()
    give_factor(session, ASH, secret)
    return secret


def test_setting_up_needs_a_code_of_that_very_secret(session, appoint):
    appoint(ASH)

    with pytest.raises(Refused) as refused:
        enrol(session, ASH, new_secret(), typed=code_of(new_secret(), NOON), at=NOON)

    assert refused.value.field == "code"
    assert session.scalars(select(SecondFactor)).all() == []


def test_setting_up_gives_eight_codes_for_paper(session, appoint):
    appoint(ASH)
    secret = new_secret()

    codes = enrol(session, ASH, secret, typed=code_of(secret, NOON), at=NOON)

    assert len(set(codes)) == 8
    assert all(len(code) == 11 and code[5] == "-" for code in codes)
    assert spare_codes_left(session, account_id(ASH)) == 8


def test_a_second_set_up_does_not_replace_the_first(session, secret):
    other = new_secret()

    with pytest.raises(IntegrityError):
        enrol(session, ASH, other, typed=code_of(other, NOON), at=NOON)


def test_after_it_was_taken_away_another_can_be_set_up(session, secret):
    forget_factor(session, account_id(ASH))
    assert spare_codes_left(session, account_id(ASH)) == 0
    other = new_secret()

    enrol(session, ASH, other, typed=code_of(other, NOON), at=NOON)
    confirm(session, ASH, code_of(other, NOON + HALF_MINUTE), at=NOON)

    with pytest.raises(Refused):
        confirm(session, ASH, code_of(secret, NOON), at=NOON)


def test_the_code_that_set_it_up_is_used_up(session, appoint):
    appoint(ASH)
    secret = new_secret()
    enrol(session, ASH, secret, typed=code_of(secret, NOON), at=NOON)

    with pytest.raises(Refused, match="used before"):
        confirm(session, ASH, code_of(secret, NOON), at=NOON)


@pytest.mark.parametrize("early", [-1, 0, 1])
def test_a_code_is_good_once(session, secret, early):
    code = code_of(secret, NOON + early * HALF_MINUTE)
    confirm(session, ASH, f" {code[:3]} {code[3:]} ", at=NOON)

    with pytest.raises(Refused, match="used before"):
        confirm(session, ASH, code, at=NOON)


def test_a_code_that_came_before_a_used_one_is_over(session, secret):
    confirm(session, ASH, code_of(secret, NOON + HALF_MINUTE), at=NOON)

    for early in (-1, 0):
        with pytest.raises(Refused, match="used before"):
            confirm(session, ASH, code_of(secret, NOON + early * HALF_MINUTE), at=NOON)


def test_the_next_code_is_good_after_a_used_one(session, secret):
    confirm(session, ASH, code_of(secret, NOON), at=NOON)

    confirm(session, ASH, code_of(secret, NOON + HALF_MINUTE), at=NOON)


@pytest.mark.parametrize("late", [2, 3, 10])
def test_a_code_of_another_time_is_wrong(session, secret, late):
    for at in (NOON + late * HALF_MINUTE, NOON - late * HALF_MINUTE):
        with pytest.raises(Refused, match="not right"):
            confirm(session, ASH, code_of(secret, NOON), at=at)


def test_another_one_s_code_is_wrong(session, secret, appoint):
    appoint(BIRCH, name="Calm Wren")
    theirs = new_secret()
    give_factor(session, BIRCH, theirs)

    with pytest.raises(Refused):
        confirm(session, ASH, code_of(theirs, NOON), at=NOON)


def test_a_code_on_paper_is_good_once_however_it_is_typed(session, appoint):
    appoint(ASH)
    codes = give_factor(session, ASH, new_secret())

    confirm(session, ASH, f" {codes[3].lower().replace('-', ' ')} ", at=NOON)

    assert spare_codes_left(session, account_id(ASH)) == 7
    with pytest.raises(Refused, match="works once"):
        confirm(session, ASH, codes[3], at=NOON)
    confirm(session, ASH, codes[4], at=NOON)


def test_another_one_s_paper_opens_nothing(session, secret, appoint):
    appoint(BIRCH, name="Calm Wren")
    codes = give_factor(session, BIRCH, new_secret())

    with pytest.raises(Refused):
        confirm(session, ASH, codes[0], at=NOON)
    assert spare_codes_left(session, account_id(BIRCH)) == 8


@pytest.mark.parametrize("typed", ["", " ", "12345", "ABCDE-FGHJK", "1234567", "x" * 3000])
def test_whatever_else_is_typed_is_refused(session, secret, typed):
    with pytest.raises(Refused) as refused:
        confirm(session, ASH, typed, at=NOON)

    assert refused.value.field == "code"


def test_who_has_none_is_told_to_set_one_up(session, appoint):
    appoint(ASH)

    with pytest.raises(NotAllowed, match="Set up"):
        confirm(session, ASH, "123456", at=NOON)


def test_the_table_holds_neither_the_secret_nor_a_moment_nor_a_code(session, appoint):
    appoint(ASH)
    secret = new_secret()
    codes = enrol(session, ASH, secret, typed=code_of(secret, NOON), at=NOON)

    factor = session.scalars(select(SecondFactor)).one()
    held = b"".join((factor.box, factor.used, *session.scalars(select(RecoveryCode.id))))

    assert secret.encode() not in held
    assert not [code for code in codes if code.encode() in held]
    assert not [code for code in codes if code.replace("-", "").encode() in held]
    assert len(factor.used) == 16
