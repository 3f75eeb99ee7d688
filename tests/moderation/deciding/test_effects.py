"""What is refused of the words and places that a moderator typed."""

import pytest

from forum.errors import Refused
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.effects import rule_for
from forum.threads.models import Thread
from tests.makers import NOON


@pytest.fixture
def post(make):
    return make.reply(make.thread(), body="I hear you.")


@pytest.fixture
def case(queue, post):
    return queue.case(post)


def refused(queue, case, act, by, **given) -> Refused:
    with pytest.raises(Refused) as refusal:
        queue.decide(case, act, by=by, **given)
    return refusal.value


def test_words_that_were_not_changed_are_no_redaction(queue, case, otter):
    assert refused(queue, case, Act.REDACT, otter, body="I hear you.").field == "body"


def test_a_title_alone_can_be_redacted(session, queue, make, otter):
    thread = make.thread(title="Jo from number 9", body="I could not rest.")
    case = queue.case(make.opening_of(thread))

    queue.decide(case, Act.REDACT, by=otter, body="I could not rest.", title="Somebody I know")

    assert session.get_one(Thread, thread.id).title == "Somebody I know"


def test_a_thread_does_not_move_to_where_it_is_or_to_a_board_that_is_closed(
    queue, make, case, post, otter
):
    here = queue.board_of(queue.thread_of(post))
    closed = make.board(archived_on=NOON.date())
    queue.done()

    for slug in (here.slug, closed.slug, "nowhere"):
        assert refused(queue, case, Act.MOVE, otter, board=slug).field == "board"
        queue.session.rollback()


def test_a_lock_says_the_reason_or_the_rule(session, queue, make, case, post, otter):
    queue.decide(case, Act.LOCK, by=otter, reason="It went in circles.")

    assert queue.thread_of(post).locked_reason == "It went in circles."


def test_a_choice_without_a_rule_has_none(session, queue, case):
    assert rule_for(session, queue.choice(case, Act.LEAVE, rule=None)) is None
    assert rule_for(session, queue.choice(case, Act.LEAVE, rule=1)).title == "Be kind"
