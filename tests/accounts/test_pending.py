"""New words wait in their owner's session until two of them have been typed back."""

import pytest
from flask import session

from forum.accounts import pending
from forum.accounts.joining import Keys, new_keys
from forum.accounts.pending import Pending
from forum.accounts.unlocking import Unlock

KEYS = new_keys()
ROOT = bytes(range(32))
OLD = Unlock(lookup=bytes(32), key=bytes(range(32, 64)))


@pytest.fixture(autouse=True)
def one_request(app):
    """One request of one visitor."""
    with app.test_request_context("/join"):
        yield


def test_nothing_waits_at_first():
    assert pending.current() is None


def test_what_was_begun_waits_with_all_that_is_needed_to_finish_it():
    begun = pending.begin("changing", Keys(KEYS.passphrase, []), root=ROOT, old=OLD)

    assert pending.current() == pending.current("changing") == begun
    assert (begun.keys.passphrase, begun.root, begun.old) == (KEYS.passphrase, ROOT, OLD)


def test_who_joins_has_no_root_and_no_way_in_yet():
    pending.begin("joining", KEYS)

    waiting = pending.current("joining")

    assert waiting == Pending("joining", KEYS, waiting.asked)


def test_two_different_words_are_asked_for():
    asked = pending.begin("joining", KEYS).asked

    assert sorted(asked) == ["word_a", "word_b"]
    assert 1 <= asked["word_a"] < asked["word_b"] <= 6


def test_the_question_stays_the_same_until_it_is_answered():
    """A wrong answer must not draw other words, until two that were seen by chance come up."""
    asked = pending.begin("joining", KEYS).asked

    assert [pending.current().asked for _ in range(20)] == [asked] * 20


def test_what_waits_for_one_page_is_not_shown_on_another():
    pending.begin("recovering", KEYS, root=ROOT, old=OLD)

    assert pending.current("joining") is None
    assert pending.current("changing") is None


def test_beginning_anew_replaces_what_waited():
    pending.begin("joining", KEYS)
    pending.begin("recovering", Keys("other words", []), root=ROOT, old=OLD)

    assert pending.current("joining") is None
    assert pending.current().keys.passphrase == "other words"


def test_what_is_done_waits_no_longer():
    pending.begin("joining", KEYS)

    pending.done()

    assert pending.current() is None
    assert dict(session) == {}


def test_being_done_twice_is_no_trouble():
    pending.done()

    assert pending.current() is None


def test_what_waits_comes_through_the_session_unchanged(app):
    """The session is sealed as text, and the keys are bytes."""
    begun = pending.begin("changing", KEYS, root=ROOT, old=OLD, to="/me")
    serializer = app.session_interface._serializer

    kept = serializer.loads(serializer.dumps(dict(session)))
    session.clear()
    session.update(kept)

    assert pending.current("changing") == begun
