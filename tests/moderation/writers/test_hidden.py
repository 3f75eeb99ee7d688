"""What the writer of a post is told of it, from the first minute to the last."""

from datetime import timedelta

import pytest

from forum.moderation.bands import put_in_band
from forum.moderation.deciding.acts import Act
from forum.moderation.meanwhile.sweeping import TO_DECIDE, give_back
from forum.moderation.models import Band, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.moderation.writers.appealing import appeal
from forum.moderation.writers.hidden import told_for
from forum.moderation.writers.telling import SOON, WITH_ANOTHER
from forum.public_ids import new_id
from tests.counting import statements
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER, MESSAGE

TODAY = NOON.date()
WEEK = timedelta(days=7)


@pytest.fixture
def told(session):
    """`told(post)` returns what its writer is told of it on a day."""

    def of(post, *, today=TODAY):
        session.flush()
        return told_for(session, [post.id], today=today).get(post.id)

    return of


def settled(queue, post, *acts, by, **given):
    case = queue.case(post)
    queue.decide(case, *acts, by=by, **given)
    queue.settle(case)
    return case


def test_words_that_wait_say_which_words_made_them_wait(session, queue, make, told):
    post = make.reply(make.thread(), writer=make.writer(waits=True))
    found = Speaks(SourceKind.WORD_RULE, "Contact details\nwrite to me\nmy number", Band.TODAY)
    case = open_case(session, post, found, at=NOON)

    what = told(post)

    assert (what.kind, what.words) == ("waiting", ("write to me", "my number"))
    assert what.may_reword
    assert (what.may_appeal, what.is_urgent, what.message) == (False, False, "")
    put_in_band(case, Band.SOON)
    assert told(post).is_urgent


def test_nobody_is_told_that_somebody_flagged_their_post(queue, post, told):
    queue.flag(post)

    assert told(post) is None


def test_a_post_that_was_left_as_it_is_tells_nothing(queue, post, told, otter):
    settled(queue, post, Act.LEAVE, by=otter, message="")

    assert told(post) is None


def test_until_the_message_is_sent_it_says_when_it_comes(queue, post, told, otter):
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)

    what = told(post)

    assert (what.kind, what.message, what.wait) == ("taken-down", "", SOON)
    assert what.rule_title == "Be kind"
    assert not what.may_appeal


def test_afterwards_it_says_the_rule_the_words_and_who_wrote_them(queue, post, told, otter):
    settled(queue, post, Act.TAKE_DOWN, by=otter)

    what = told(post)

    assert (what.kind, what.rule_title, what.message) == ("taken-down", "Be kind", MESSAGE)
    assert (what.signed, what.may_appeal, what.may_reword) == ("Steady Otter", True, False)


def test_what_is_to_be_reworded_says_until_when(queue, post, told, otter):
    settled(queue, post, Act.REWORD, by=otter)

    what = told(post)

    assert (what.kind, what.may_reword, what.until) == ("reword", True, TODAY + WEEK)


def test_words_that_a_moderator_changed_are_shown_as_they_were(queue, make, writer, told, otter):
    post = make.opening_of(make.thread(title="Jo Lee", body="At number 9.", writer=writer))
    case = queue.case(post)

    queue.decide(case, Act.REDACT, by=otter, title="Somebody", body="At home.")
    at_once = told(post)
    queue.settle(case)

    for what in (at_once, told(post)):
        assert (what.kind, what.before_title) == ("changed", "Jo Lee")
        assert what.before == "At number 9."


def test_a_message_alone_is_told(queue, post, told, otter):
    found = Speaks(SourceKind.WORD_RULE, "Contact details\nmy number", Band.TODAY)
    open_case(queue.session, post, found, at=NOON)
    settled(queue, post, Act.LEAVE, by=otter, message="Take care tonight.")

    what = told(post)

    assert (what.kind, what.message) == ("said", "Take care tonight.")
    assert (what.rule_title, what.words) == ("", ())


def test_words_that_nobody_came_to_say_so(session, queue, make, told):
    post = make.reply(make.thread(), writer=make.writer(waits=True))
    case = queue.case(post)
    give_back(session, case.id, at=NOON + TO_DECIDE)

    assert (told(post).kind, told(post).may_reword) == ("nobody-came", True)


def test_an_appeal_says_where_it_is_and_what_came_of_it(
    session, queue, post, told, otter, *, writer, lead
):
    case = settled(queue, post, Act.TAKE_DOWN, by=otter)
    appeal(session, post.id, "", writer=writer, at=LATER)
    queue.done()
    asked = told(post)
    queue.decide(case, Act.KEPT, by=lead, at=LATER, message="We read it twice.")
    running = told(post)
    queue.settle(case, at=LATER.replace(hour=20))
    kept = told(post)

    assert (asked.appeal, asked.may_appeal) == ("asked", False)
    assert (running.appeal, running.answer) == ("asked", "")
    assert (kept.appeal, kept.answer, kept.message) == ("kept", "We read it twice.", MESSAGE)


def test_a_page_asks_as_often_for_one_post_as_for_many(session, queue, make, otter):
    posts = [make.reply(make.thread()) for _ in range(8)]
    for post in posts:
        settled(queue, post, Act.TAKE_DOWN, by=otter)
    queue.done()

    counts = []
    for some in ([new_id()], [posts[0].id], [post.id for post in posts]):
        session.expire_all()
        with statements(session.get_bind()) as asked:
            told_for(session, some, today=TODAY)
        counts.append(len(asked))

    assert told_for(session, [], today=TODAY) == {}
    assert counts[0] == 1
    assert counts[1] == counts[2] <= 8


def test_while_a_bar_waits_nobody_promises_a_message_in_ten_minutes(queue, post, otter, told):
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, Act.BAR, by=otter)

    assert told(post).wait == WITH_ANOTHER
