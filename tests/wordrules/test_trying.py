"""What a rule would have done is told before it is kept: a number, and nobody's words."""

import pytest

from forum.threads.models import Words
from forum.wordrules.keeping import checked
from forum.wordrules.models import Kind
from forum.wordrules.trying import EVERYDAY, POSTS_MAX, Trial, mark_of, try_out
from tests.wordrules.conftest import new_rule


@pytest.fixture
def tried(session):
    return lambda text, **given: try_out(session, checked(session, new_rule(text, **given)))


def test_a_rule_is_tried_on_what_everybody_may_read(make, tried):
    sleep, grief = make.board(slug="sleep"), make.board(slug="grief")
    thread = make.thread(board=sleep, body="An old lamp.")
    mine = make.writer()
    taken = make.reply(thread, body="My old lamp.", writer=mine)
    make.take_back(taken, writer=mine)
    make.thread(board=grief, body="Another OLD lamp.")
    make.thread(board=grief, body="It is dark.")

    assert tried("old lamp") == Trial(2, 3, on_posts=True)
    assert tried("old lamp", board_slug="grief") == Trial(1, 2, on_posts=True)
    assert tried("old lamp", off_on=["grief"]) == Trial(1, 1, on_posts=True)


def test_only_the_last_posts_are_looked_at(session, make, tried):
    thread = make.thread(body="first")
    for number in range(POSTS_MAX + 5):
        make.reply(thread, body=f"lamp {number}")
    assert session.query(Words).count() == POSTS_MAX + 6

    assert tried("lamp").of == POSTS_MAX
    assert tried("lamp").matched >= POSTS_MAX - 1


def test_a_young_forum_tries_a_rule_on_everyday_talk(tried):
    everything = tried(r"\w", kind=Kind.PATTERN)

    assert everything == Trial(len(EVERYDAY), len(EVERYDAY), on_posts=False)
    assert everything.needs_a_second_yes
    assert not tried("old lamp").needs_a_second_yes


@pytest.mark.parametrize(
    ("matched", "of", "asks"),
    [(0, 0, False), (25, 500, False), (26, 500, True), (412, 500, True), (1, 10, True)],
)
def test_a_rule_that_does_much_needs_a_second_yes(matched, of, asks):
    assert Trial(matched, of, on_posts=True).needs_a_second_yes is asks


def test_a_yes_is_for_one_rule_and_what_it_does(session, make):
    make.board(slug="sleep")
    made = [
        mark_of(checked(session, new_rule(**given)))
        for given in (
            *({"text": "lamp"}, {"text": "wick"}, {"effect": "note"}, {"kind": Kind.PATTERN}),
            *({"board_slug": "sleep"}, {"off_on": ["sleep"]}),
        )
    ]

    assert len(set(made)) == len(made)
    assert mark_of(checked(session, new_rule("lamp", title="other words"))) == made[0]
