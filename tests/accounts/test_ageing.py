"""Ways in go when nobody uses them for two years; an unused code lasts as long as its owner."""

from datetime import date

import pytest
from sqlalchemy import select

from forum.accounts.ending import (
    forget_unused_ways,
    take_along,
    ways_to_take_along,
)
from forum.accounts.joining import Keys, join, stretch
from forum.accounts.models import Credential
from forum.accounts.passphrases import new_passphrase, new_recovery_code
from forum.accounts.signing_in import SignedIn, sign_in

KEYS = Keys(new_passphrase(), [new_recovery_code()])


@pytest.fixture
def member(session) -> SignedIn:
    """Somebody who joined in 2026 with six words and a code, beside somebody else."""
    join(session, stretch(session, Keys(new_passphrase(), [])), year=2026)
    join(session, stretch(session, KEYS), year=2026)
    session.flush()
    return sign_in(session, KEYS.passphrase)


def years(session) -> list[int]:
    session.expire_all()
    return sorted(session.scalars(select(Credential.active_year)))


def test_a_way_in_that_nobody_used_for_two_years_goes_and_not_before(session, member):
    forget_unused_ways(session, today=date(2028, 12, 31))
    assert years(session) == [2026, 2026, 2026]

    forget_unused_ways(session, today=date(2029, 1, 1))
    assert years(session) == []


def test_who_comes_in_takes_all_their_ways_along_and_nobody_elses(session, member):
    ways = ways_to_take_along(session, member, year=2028)
    take_along(session, ways, year=2028)

    assert years(session) == [2026, 2028, 2028]
    forget_unused_ways(session, today=date(2029, 1, 1))
    assert years(session) == [2028, 2028]


def test_in_the_same_year_nothing_is_looked_for(session, member):
    assert ways_to_take_along(session, member, year=2026) == []
