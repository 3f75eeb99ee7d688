"""Six words open the door, and wrong ones cost as much and say as little."""

import pytest

from forum.accounts import unlocking
from forum.accounts.credentials import Opened, retire_passphrase
from forum.accounts.joining import Keys, join, stretch
from forum.accounts.models import Staff
from forum.accounts.passphrases import new_passphrase, new_recovery_code
from forum.accounts.signing_in import WRONG_WORDS, account_id, duties_of, sign_in
from forum.accounts.unlocking import hash_secret_raw
from forum.errors import Refused
from forum.handles.deriving import SITE, handle_id
from forum.sealing import new_root

KEYS = Keys(new_passphrase(), [new_recovery_code()])


@pytest.fixture
def root(session) -> bytes:
    """A member who has KEYS."""
    root = join(session, stretch(session, KEYS), year=2026)
    session.flush()
    return root


@pytest.fixture
def work(monkeypatch) -> list[dict]:
    """What argon2 was asked to do, each time."""
    asked = []

    def count(words: bytes, salt: bytes, **more: object) -> bytes:
        asked.append({"salt": salt, **more})
        return hash_secret_raw(words, salt, **more)

    monkeypatch.setattr(unlocking, "hash_secret_raw", count)
    return asked


def refusal(session, typed: str) -> Refused:
    with pytest.raises(Refused) as refused:
        sign_in(session, typed)
    return refused.value


@pytest.mark.parametrize("typed", ["{}", "  {}\n", "{}."])
def test_six_words_open_the_door(session, root, typed):
    signed_in = sign_in(session, typed.format(KEYS.passphrase))

    assert signed_in.opened == Opened(root, 0)


def test_capitals_commas_and_line_breaks_do_not_matter(session, root):
    typed = ",\r\n".join(word.upper() for word in KEYS.passphrase.split())

    assert sign_in(session, typed).opened.root == root


def test_wrong_words_are_refused_beside_their_box(session, root):
    refused = refusal(session, new_passphrase())

    assert (str(refused), refused.field) == (WRONG_WORDS, "passphrase")


def test_the_right_words_in_another_order_are_wrong(session, root):
    backwards = " ".join(reversed(KEYS.passphrase.split()))

    assert str(refusal(session, backwards)) == WRONG_WORDS


def test_a_passphrase_that_is_over_is_wrong_like_any_other(session, root):
    retire_passphrase(session, root, year=2026)

    assert str(refusal(session, KEYS.passphrase)) == WRONG_WORDS


def test_wrong_words_are_the_same_work_as_right_ones(session, root, work):
    sign_in(session, KEYS.passphrase)
    right = list(work)
    work.clear()

    refusal(session, new_passphrase())

    assert len(right) == 1
    assert work == right


def test_what_cannot_be_a_passphrase_costs_no_work(session, root, work):
    refused = refusal(session, "one two three")

    assert refused.field == "passphrase"
    assert str(refused) != WRONG_WORDS
    assert work == []


def test_a_recovery_code_is_no_passphrase(session, root):
    assert refusal(session, KEYS.codes[0]).field == "passphrase"


def test_duties_lie_where_no_handle_leads(root):
    handles = {handle_id(root, SITE), handle_id(root, "account"), handle_id(root, "")}

    assert len(account_id(root)) == 16
    assert account_id(root) not in handles
    assert account_id(root) != account_id(new_root())


def test_most_members_have_no_duties(session, root):
    session.add(Staff(account_id=account_id(new_root()), name="Sam", role="lead", boards=""))
    session.flush()

    assert duties_of(session, root) is None


def test_a_member_who_has_duties_is_known_by_them(session, root):
    session.add(Staff(account_id=account_id(root), name="Sam", role="moderator", boards=""))
    session.flush()

    assert duties_of(session, root) == "moderator"
