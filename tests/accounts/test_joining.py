"""Joining makes a member out of nothing, and leaves nothing else behind."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from forum.accounts.credentials import PASSPHRASE, RECOVERY, Opened, open_way_in
from forum.accounts.joining import Keys, check_words_kept, join, new_keys, stretch
from forum.accounts.models import Credential
from forum.accounts.passphrases import normalise, normalise_code
from forum.accounts.unlocking import salt_of, unlock_with_code, unlock_with_passphrase
from forum.database import Base
from forum.errors import Refused

SIX = "abacus blanket candle doorway evening feather"
ASKED = {"word_a": 2, "word_b": 6}


def test_new_keys_are_six_words_and_eight_codes_and_new_each_time():
    keys, others = new_keys(), new_keys()

    assert len(keys.passphrase.split()) == 6
    assert len(set(keys.codes)) == 8
    assert keys.passphrase != others.passphrase
    assert not set(keys.codes) & set(others.codes)


@pytest.mark.parametrize(
    ("word_a", "word_b"),
    [("blanket", "feather"), (" Blanket ", "FEATHER"), ("2. blanket,", "feather\n")],
)
def test_two_words_typed_back_show_that_they_were_kept(word_a, word_b):
    typed = {"word_a": word_a, "word_b": word_b, "csrf_token": "x"}

    assert check_words_kept(SIX, ASKED, typed) is None


@pytest.mark.parametrize(
    ("typed", "field", "number"),
    [
        ({"word_a": "candle", "word_b": "feather"}, "word_a", 2),
        ({"word_a": "blanket", "word_b": "evening"}, "word_b", 6),
        ({"word_a": "", "word_b": "feather"}, "word_a", 2),
        ({"word_a": "blanket"}, "word_b", 6),
        ({"word_a": "blanket candle", "word_b": "feather"}, "word_a", 2),
        ({"word_a": "feather", "word_b": "blanket"}, "word_a", 2),
    ],
)
def test_another_word_is_asked_for_again_beside_its_box(typed, field, number):
    with pytest.raises(Refused, match=f"That is not word {number}.") as refused:
        check_words_kept(SIX, ASKED, typed)

    assert refused.value.field == field


def test_a_refusal_does_not_tell_the_word():
    """The page may be shown again when somebody else has come into the room."""
    with pytest.raises(Refused) as refused:
        check_words_kept(SIX, ASKED, {"word_a": "x", "word_b": "y"})

    assert not set(SIX.split()) & set(str(refused.value).split())


def test_every_way_in_leads_to_the_new_member(session):
    # Given new keys
    keys = new_keys()

    # When their owner joins with them
    root = join(session, stretch(session, keys), year=2026)
    session.flush()

    # Then the words and each of the codes open the same root
    salt = salt_of(session)
    words = unlock_with_passphrase(normalise(keys.passphrase), salt)
    codes = [unlock_with_code(normalise_code(code), salt) for code in keys.codes]
    opened = [open_way_in(session, words, kind=PASSPHRASE)]
    opened += [open_way_in(session, code, kind=RECOVERY) for code in codes]
    assert opened == [Opened(root, 0)] * 9


def test_joining_leaves_nine_ways_in_and_nothing_else(session):
    before = counted(session)

    join(session, stretch(session, new_keys()), year=2026)

    assert counted(session) - before == Counter({"credential": 9})
    rows = session.execute(select(Credential.kind, Credential.active_year)).all()
    assert Counter(tuple(row) for row in rows) == {(PASSPHRASE, 2026): 1, (RECOVERY, 2026): 8}


def counted(session) -> Counter:
    session.flush()
    tables = Base.metadata.tables
    counts = {
        name: session.scalar(select(func.count()).select_from(tables[name])) for name in tables
    }
    return Counter(counts)


def test_every_member_has_a_root_of_their_own(session):
    ways = [stretch(session, Keys(SIX[::-1], [])), stretch(session, Keys(SIX, []))]

    assert len({join(session, each, year=2026) for each in ways}) == 2
