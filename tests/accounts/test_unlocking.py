"""What a member knows becomes two keys: one to find, one to open. Dear for who guesses."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import delete
from sqlalchemy.exc import NoResultFound

from forum.accounts import unlocking
from forum.accounts.models import InstanceFact
from forum.accounts.unlocking import (
    AT_ONCE,
    Unlock,
    salt_of,
    unlock_with_code,
    unlock_with_passphrase,
)
from forum.errors import Busy
from forum.sealing import hkdf

WORDS = ["abacus", "blanket", "candle", "doorway", "evening", "feather"]
CODE = "23456789ABCDEFGHJKMNPQRSTU"
SALT, OTHER_SALT = bytes(16), bytes(15) + b"\x01"


def stretched(words: str) -> bytes:
    """What argon2 itself makes of them: 64 MiB, three passes, one lane, 64 bytes."""
    return hash_secret_raw(
        words.encode(),
        SALT,
        time_cost=3,
        memory_cost=65_536,
        parallelism=1,
        hash_len=64,
        type=Type.ID,
    )


def hashed(half: bytes) -> bytes:
    return hashlib.blake2b(b"", digest_size=32, key=half, person=b"lookup").digest()


@pytest.fixture(scope="module")
def by_words() -> Unlock:
    return unlock_with_passphrase(WORDS, SALT)


def test_words_are_stretched_as_the_design_says(by_words):
    raw = stretched("abacus blanket candle doorway evening feather")

    assert by_words == Unlock(lookup=hashed(raw[:32]), key=raw[32:])


def test_what_finds_the_row_is_not_what_was_derived(by_words):
    """Whoever reads the table must not hold half of what argon2 made."""
    raw = stretched(" ".join(WORDS))

    assert by_words.lookup not in (raw[:32], raw[32:])
    assert by_words.key != by_words.lookup


@pytest.mark.parametrize(
    ("words", "salt"), [(WORDS[::-1], SALT), (WORDS[:5], SALT), (WORDS, OTHER_SALT)]
)
def test_other_words_another_order_or_another_forum_share_no_key(by_words, words, salt):
    other = unlock_with_passphrase(words, salt)

    assert not {other.lookup, other.key} & {by_words.lookup, by_words.key}


def test_a_code_gives_two_keys_as_well():
    unlock = unlock_with_code(CODE, SALT)

    raw = hkdf(SALT + CODE.encode(), "recovery code", 64)
    assert unlock == Unlock(lookup=hashed(raw[:32]), key=raw[32:])
    assert unlock.lookup != raw[:32]


@pytest.mark.parametrize(("code", "salt"), [(CODE[::-1], SALT), (CODE, OTHER_SALT)])
def test_another_code_or_another_forum_shares_no_key(code, salt):
    unlock, other = unlock_with_code(CODE, SALT), unlock_with_code(code, salt)

    assert not {other.lookup, other.key} & {unlock.lookup, unlock.key}


def test_a_code_waits_for_nobody():
    """It holds 128 random bits, so it needs no stretching and takes no place."""
    with unlocking._a_place(), unlocking._a_place():
        unlock = unlock_with_code(CODE, SALT)

    assert unlock == unlock_with_code(CODE, SALT)


def test_the_third_at_once_is_sent_away_after_a_while(monkeypatch):
    monkeypatch.setattr(unlocking, "WAIT_SECONDS", 0.01)

    with unlocking._a_place(), unlocking._a_place(), pytest.raises(Busy) as busy:
        unlock_with_passphrase(WORDS, SALT)

    assert busy.value.retry_after == 10
    assert "Please try again in a few seconds." in str(busy.value)


def test_a_place_is_free_again_afterwards(monkeypatch, by_words):
    monkeypatch.setattr(unlocking, "WAIT_SECONDS", 0.01)

    for _ in range(AT_ONCE + 1):
        assert unlock_with_passphrase(WORDS, SALT) == by_words


def test_a_place_is_free_again_even_when_stretching_failed(monkeypatch):
    def fail(*args: object, **more: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(unlocking, "WAIT_SECONDS", 0.01)
    monkeypatch.setattr(unlocking, "hash_secret_raw", fail)

    for _ in range(AT_ONCE + 1):
        with pytest.raises(MemoryError):
            unlock_with_passphrase(WORDS, SALT)


def test_many_at_once_take_no_more_memory_than_two(monkeypatch):
    # Given an argon2 that counts how often it is at work at the same time
    lock, at_work, most = threading.Lock(), [0], [0]

    def count(*args: object, **more: object) -> bytes:
        with lock:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
        sleep(0.02)
        with lock:
            at_work[0] -= 1
        return bytes(64)

    monkeypatch.setattr(unlocking, "hash_secret_raw", count)

    # When eight people sign in
    with ThreadPoolExecutor(8) as people:
        list(people.map(unlock_with_passphrase, [WORDS] * 8, [SALT] * 8))

    # Then at most two of them were at it
    assert 0 < most[0] <= AT_ONCE == 2


def test_the_salt_is_a_fact_of_this_forum(session):
    session.get_one(InstanceFact, "salt").value = OTHER_SALT
    session.flush()

    assert salt_of(session) == OTHER_SALT


def test_a_forum_without_its_salt_opens_for_nobody(session):
    """Falling back to another one would lock out every member for good."""
    session.execute(delete(InstanceFact))

    with pytest.raises(NoResultFound):
        salt_of(session)
