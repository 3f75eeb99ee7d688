"""Coming back: with a code after losing the words, or with the words to change them."""

import pytest
from sqlalchemy import select

from forum.accounts.credentials import PASSPHRASE, RECOVERY, Opened, add_way_in, open_way_in
from forum.accounts.joining import Keys
from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.passphrases import new_passphrase, new_recovery_code, normalise_code
from forum.accounts.recovering import (
    WRONG_CODE,
    recover,
    replace_known,
    replace_lost,
    stretch_new,
)
from forum.accounts.signing_in import sign_in
from forum.accounts.unlocking import Unlock, salt_of, unlock_with_code
from forum.errors import Conflict, Refused
from forum.sealing import new_root

CODES = [new_recovery_code() for _ in range(3)]


def keys() -> Unlock:
    """Keys as stretching makes them, at once."""
    return Unlock(lookup=new_root(), key=new_root())


@pytest.fixture
def words() -> Unlock:
    return keys()


@pytest.fixture
def root(session, words) -> bytes:
    """A member with `words` and CODES, among others."""
    root = new_root()
    salt = salt_of(session)
    add_way_in(session, words, Opened(root, 0), kind=PASSPHRASE, year=2026)
    for code in CODES:
        unlock = unlock_with_code(normalise_code(code), salt)
        add_way_in(session, unlock, Opened(root, 0), kind=RECOVERY, year=2026)
    for kind in (PASSPHRASE, RECOVERY):
        add_way_in(session, keys(), Opened(new_root(), 0), kind=kind, year=2026)
    session.commit()
    return root


def rows(session) -> set:
    columns = Credential.lookup, Credential.kind, Credential.wrapped_root, Credential.active_year
    return {tuple(row) for row in session.execute(select(*columns))}


def opens(session, unlock: Unlock) -> Opened | None:
    return open_way_in(session, unlock, kind=PASSPHRASE)


def test_a_code_leads_to_its_owner_however_it_is_typed(session, root):
    typed = f"  {CODES[1].lower().replace('-', ' ')}\n"

    assert recover(session, typed).opened == Opened(root, 0)


def test_looking_a_code_up_does_not_use_it_up(session, root):
    before = rows(session)

    recover(session, CODES[0])
    recover(session, CODES[0])

    assert rows(session) == before


def test_a_code_that_nobody_has_is_refused_beside_its_box(session, root):
    with pytest.raises(Refused) as refused:
        recover(session, new_recovery_code())

    assert (str(refused.value), refused.value.field) == (WRONG_CODE, "code")


@pytest.mark.parametrize("typed", ["", "hello", "six words are not a code"])
def test_what_cannot_be_a_code_is_refused_beside_its_box(session, root, typed):
    with pytest.raises(Refused) as refused:
        recover(session, typed)

    assert refused.value.field == "code"
    assert str(refused.value) != WRONG_CODE


def test_coming_back_ends_the_lost_words_and_uses_the_code_up(session, root, words):
    new = keys()

    replace_lost(session, recover(session, CODES[0]).unlock, new, year=2026)

    assert opens(session, words) is None
    assert opens(session, new) == Opened(root, 1)
    with pytest.raises(Refused, match="doesn't open anything"):
        recover(session, CODES[0])


def test_who_loses_the_words_again_comes_back_with_the_next_code(session, root, words):
    first, second = keys(), keys()

    replace_lost(session, recover(session, CODES[0]).unlock, first, year=2026)
    replace_lost(session, recover(session, CODES[1]).unlock, second, year=2027)

    assert [opens(session, each) for each in (words, first)] == [None, None]
    assert opens(session, second) == Opened(root, 2)
    assert recover(session, CODES[2]).opened.root == root


def test_a_code_used_in_two_windows_counts_once(session, root):
    # Given the same code, opened twice
    here, there = recover(session, CODES[0]).unlock, recover(session, CODES[0]).unlock
    first, second = keys(), keys()
    replace_lost(session, here, first, year=2026)
    session.commit()

    # When the second window goes on
    with pytest.raises(Conflict, match="has just been used"):
        replace_lost(session, there, second, year=2026)
    session.rollback()

    # Then the first one's words are the ones that count
    assert opens(session, first) == Opened(root, 1)
    assert opens(session, second) is None


def test_a_crash_before_the_end_leaves_everything_as_it_was(session, root, words):
    before = rows(session)
    new = keys()
    replace_lost(session, recover(session, CODES[0]).unlock, new, year=2026)
    session.flush()

    session.rollback()

    assert rows(session) == before
    assert session.scalars(select(RetiredPassphrase.mark)).all() == []
    assert opens(session, words) == Opened(root, 0)
    assert recover(session, CODES[0]).opened.root == root


def test_changing_the_words_ends_the_old_ones_and_keeps_the_codes(session, root, words):
    new = keys()
    before = rows(session)

    replace_known(session, words, new, year=2026)
    session.flush()

    assert opens(session, words) is None
    assert opens(session, new) == Opened(root, 0)
    assert {row[0] for row in before - rows(session)} == {words.lookup}
    assert recover(session, CODES[0]).opened.root == root


def test_words_changed_in_two_windows_change_once(session, root, words):
    first = keys()
    replace_known(session, words, first, year=2026)
    session.flush()

    with pytest.raises(Conflict, match="another window"):
        replace_known(session, words, keys(), year=2026)

    assert opens(session, first) == Opened(root, 0)


def test_words_that_were_replaced_by_a_code_cannot_be_changed_any_more(session, root, words):
    """Somebody who found the old words must not get in by changing them in time."""
    new = keys()
    replace_lost(session, recover(session, CODES[0]).unlock, new, year=2026)
    session.flush()

    with pytest.raises(Conflict):
        replace_known(session, words, keys(), year=2026)

    assert opens(session, new) == Opened(root, 1)


def test_words_that_were_changed_after_coming_back_can_be_lost_again(session, root, words):
    first, second, third = keys(), keys(), keys()
    replace_lost(session, recover(session, CODES[0]).unlock, first, year=2026)
    replace_known(session, first, second, year=2026)

    replace_lost(session, recover(session, CODES[1]).unlock, third, year=2026)

    assert [opens(session, each) for each in (words, first, second)] == [None, None, None]
    assert opens(session, third) == Opened(root, 2)


def test_new_words_are_stretched_as_signing_in_will_stretch_them(session):
    passphrase, root = new_passphrase(), new_root()
    new = stretch_new(session, passphrase)
    add_way_in(session, new, Opened(root, 3), kind=PASSPHRASE, year=2026)
    session.flush()

    assert sign_in(session, Keys(passphrase, []).passphrase).opened == Opened(root, 3)
