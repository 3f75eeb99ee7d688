"""What somebody reads who may not write."""

from datetime import timedelta

import pytest

from forum.moderation.deciding.acts import Act
from forum.moderation.writers.appealing import appeal
from forum.moderation.writers.pauses import pause_of, words_for
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER, MESSAGE
from tests.moderation.making import a_sanction

TODAY = NOON.date()


@pytest.fixture
def paused(session):
    """`paused(writer)` returns what keeps somebody from writing."""

    def of(writer, *, thread_id=None, today=TODAY):
        session.flush()
        return pause_of(session, writer.root, thread_id=thread_id, today=today)

    return of


def test_somebody_who_is_paused_reads_why_and_until_when(queue, post, writer, paused, otter):
    queue.decide(queue.case(post), Act.PAUSE, by=otter, days=3)

    found = paused(writer)

    assert (found.kind, found.until) == ("pause", TODAY + timedelta(days=3))
    assert found.until_said == "4 March 2026"
    assert (found.rule_title, found.message) == ("Be kind", MESSAGE)
    assert (found.post_id, found.may_appeal) == (post.id, False)
    assert paused(writer, today=TODAY + timedelta(days=4)) is None


def test_they_can_ask_for_another_look_and_are_let_go(
    session, queue, post, writer, paused, *, otter, lead
):
    case = queue.case(post)
    queue.decide(case, Act.PAUSE, by=otter)
    queue.settle(case)
    assert paused(writer).may_appeal

    appeal(session, post.id, "", writer=writer, at=LATER)
    queue.done()
    queue.decide(case, Act.LIFTED, by=lead, at=LATER)

    assert paused(writer) is None


def test_a_mute_holds_in_one_thread(queue, make, post, writer, paused, otter):
    queue.decide(queue.case(post), Act.PAUSE, by=otter, pause_kind="mute")

    assert paused(writer, thread_id=post.thread_id).kind == "mute"
    assert paused(writer, thread_id=make.thread().id) is None
    assert paused(writer) is None


def test_whose_posts_wait_may_write(queue, post, writer, paused, otter):
    queue.decide(queue.case(post), Act.PAUSE, by=otter, pause_kind="hold")

    assert paused(writer) is None


def test_nobody_else_is_paused(queue, make, post, paused, otter):
    other = make.writer()
    make.reply(make.thread(), writer=other)
    queue.decide(queue.case(post), Act.PAUSE, by=otter)

    assert paused(other) is None


def test_when_the_post_is_gone_the_pause_says_no_more_than_why(queue, post, writer, paused, otter):
    queue.decide(queue.case(post), Act.PAUSE, by=otter)
    queue.take_back(post, writer=writer)

    found = paused(writer)

    assert (found.post_id, found.may_appeal, found.message) == (None, False, MESSAGE)


def test_who_writes_all_the_same_is_told_in_words(session, make):
    handle = make.reply(make.thread()).handle_id

    said = words_for(a_sanction(session, handle, kind="pause", rule=2))

    assert "until the end of 1 March 2026" in said
    assert "rule 2" in said
    assert "ask somebody else to look again" in said
    assert "Your words are still here" in said
    in_thread = a_sanction(session, handle, kind="mute", thread_id=make.thread().id)
    assert "in this thread" in words_for(in_thread)
