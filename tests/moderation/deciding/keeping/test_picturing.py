"""What is kept of the time before a decision."""

import pytest

from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.finding import Matter
from forum.moderation.deciding.keeping.picturing import (
    are_words_as_left,
    mark_in,
    only_words,
    unpacked,
    words_before,
)


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(make, writer):
    return make.reply(make.thread(), writer=writer, body="Ask for Jo at number 9.")


@pytest.fixture
def decision(queue, post, otter):
    return queue.decide(queue.case(post), Act.REDACT, by=otter, body="Ask for somebody.")


def test_it_holds_the_words_and_nothing_that_leads_to_a_person(decision, post):
    was, became = unpacked(decision)

    assert was["words"]["source"] == "Ask for Jo at number 9."
    assert became["words"].keys() == {"mark"}
    for leading in (post.handle_id, post.id, post.thread_id):
        assert leading.hex() not in decision.before


def test_it_knows_whether_the_words_are_as_the_decision_left_them(
    session, queue, decision, post, writer
):
    _, became = unpacked(decision)
    assert are_words_as_left(session, post, became["words"])

    queue.change(post, "Ask for anybody.", writer=writer)

    assert not are_words_as_left(session, post, became["words"])


def test_a_title_is_part_of_the_words():
    assert mark_in({"source": "a", "title": "b"}) != mark_in({"source": "a", "title": "c"})
    assert mark_in({"source": "a", "title": None}) == mark_in({"source": "a"})


def test_when_nothing_can_be_undone_only_the_words_are_left(session, queue, decision, post):
    decision.before = only_words(decision)

    assert unpacked(decision)[0].keys() == {"words"}
    matter = Matter(queue.last_case(), post, queue.thread_of(post))
    assert words_before(session, matter, decision)["source"] == "Ask for Jo at number 9."
    decision.before = None
    assert only_words(decision) is None
    assert words_before(session, matter, decision) is None
