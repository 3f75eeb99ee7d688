"""What stands around a post: public words, and decisions on this very name in this thread."""

from sqlalchemy import select

from forum.moderation.opening import open_case
from forum.moderation.queue.around import MOST_REPLIES, around
from forum.moderation.queue.case_reading import read_case
from forum.threads.holding.hiding import hide
from forum.threads.models import Line, Post
from tests.makers import NOON
from tests.moderation.making import FOUND, a_decision, moderator


def look(session, case):
    return around(session, read_case(session, case.id).post)


def test_the_post_that_is_answered_and_its_answers_are_shown(session, make):
    thread = make.thread(title="Awake again")
    parent = make.reply(thread, body="Day one again.")
    post = make.reply(thread, parent=parent, body="You are a fool.")
    for _ in range(MOST_REPLIES + 1):
        make.reply(thread, parent=post)
    case = open_case(session, post, FOUND, at=NOON)

    found = look(session, case)

    assert found.title == "Awake again"
    assert "Day one again." in found.parent.html
    assert len(found.replies) == MOST_REPLIES


def test_an_answer_to_the_thread_stands_below_the_first_post(session, make):
    thread = make.thread(body="Awake again.")
    reply = make.reply(thread, body="Me too.")
    first = session.scalars(select(Post).where(Post.thread_id == thread.id, Post.seq == 0)).one()
    case_of_reply = open_case(session, reply, FOUND, at=NOON)
    case_of_first = open_case(session, first, FOUND, at=NOON)

    assert "Awake again." in look(session, case_of_reply).parent.html
    assert look(session, case_of_reply).replies == []
    assert look(session, case_of_first).parent is None
    assert ["Me too." in each.html for each in look(session, case_of_first).replies] == [True]


def test_words_that_others_may_not_read_are_not_shown_around(session, make):
    thread = make.thread()
    parent = make.reply(thread, body="Day one again.")
    post = make.reply(thread, parent=parent)
    hide(session, parent, line=Line.TAKEN_DOWN, rule=1, at=NOON)
    case = open_case(session, post, FOUND, at=NOON)

    assert look(session, case).parent is None


def test_earlier_decisions_are_those_on_this_name_in_this_thread(session, make):
    writer, otter = make.writer(), moderator()
    here, elsewhere = make.thread(), make.thread()

    def decided(thread, by, acts, day):
        other = open_case(session, make.reply(thread, writer=by), FOUND, at=NOON)
        a_decision(session, other, otter, acts=acts, settled_on=day)

    decided(here, writer, "reword", NOON.date())
    decided(here, writer, "lock", None)  # can still be undone
    decided(elsewhere, writer, "pause", NOON.date())
    decided(here, make.writer(), "take-down", NOON.date())
    case = open_case(session, make.reply(here, writer=writer), FOUND, at=NOON)

    assert [decision.acts for decision in look(session, case).earlier] == ["reword"]
