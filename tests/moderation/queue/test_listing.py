"""A page of the queue: tabs, bands, and what is left to others."""

from datetime import timedelta

from forum.moderation.claiming import claim
from forum.moderation.models import Band, CaseState, SourceKind
from forum.moderation.opening import Speaks
from forum.moderation.queue.candidates import LOOKED_AT, what_waits
from forum.moderation.queue.listing import PAGE, Wanted, waiting
from forum.moderation.welfare.own_way import OwnWay
from tests.makers import NOON
from tests.moderation.making import FLAGGED, FOUND, a_case, moderator

RISK = Speaks(SourceKind.RISK, "saying goodbye", Band.NOW)
LATER = NOON + timedelta(minutes=30)


def look(session, decider=None, way=None, most=LOOKED_AT, **wanted):
    decider, wanted = decider or moderator(), Wanted(**wanted)
    found = what_waits(session, decider.boards, at=LATER, most=most)
    return waiting(session, decider, way or OwnWay(), wanted=wanted, found=found)


def test_a_row_says_what_it_is_and_how_long_it_waits(session, make):
    a_case(session, make, speaks=FLAGGED, body="You are a fool.")

    [row] = look(session).part.things

    assert row.title == "Unkind or frightening"
    assert row.line == "1 person told us: unkind or frightening."
    assert (row.length, row.wait) == ("4 words", "waiting about half an hour")
    assert (row.is_mine, row.reader, row.is_covered, row.is_hidden) == (False, None, True, False)
    assert "You are a fool." in row.html


def test_a_row_tells_in_plain_words_and_holds_nothing_that_a_rule_found(session, make):
    for speaks in (FLAGGED, FOUND, RISK):
        a_case(session, make, speaks=speaks)

    rows = look(session).part.things

    assert {type(words) for row in rows for words in (row.title, row.line)} == {str}
    assert {row.title for row in rows} == {
        "Unkind or frightening", "Contact details", "Words that may mean danger",
    }  # fmt: skip
    kept = str([row[:-1] for row in rows])
    assert (FOUND.detail, RISK.detail) == ("Contact details\nwrite to me", "saying goodbye")
    assert "write to me" not in kept
    assert "goodbye" not in kept


def test_each_tab_has_its_own_and_is_counted(session, make):
    otter = moderator()
    mine, again = a_case(session, make), a_case(session, make)
    a_case(session, make)
    claim(session, mine.id, otter, at=NOON + timedelta(minutes=25))
    again.state = CaseState.APPEALED
    session.flush()

    queue = look(session, otter, tab="mine")

    assert [row.id for row in queue.part.things] == [mine.id]
    assert queue.part.things[0].is_mine
    assert queue.counts == {"all": 3, "mine": 1, "second": 0, "again": 1}
    assert [row.id for row in look(session, tab="again").part.things] == [again.id]


def test_a_band_can_be_asked_for(session, make):
    a_case(session, make)

    assert len(look(session, band="today").part.things) == 1
    assert look(session, band="now").part.things == []


def test_topics_that_are_avoided_are_counted_and_left_to_others(session, make):
    a_case(session, make, notes=["violence"])

    queue = look(session, way=OwnWay(avoids=("violence",)))

    assert (queue.part.things, queue.avoided) == ([], 1)


def test_what_waits_longer_than_its_goal_is_counted(session, make):
    a_case(session, make, at=NOON - timedelta(days=1))
    a_case(session, make)

    assert look(session).late == 1


def test_a_long_queue_has_pages(session, make):
    for _ in range(PAGE + 1):
        a_case(session, make)

    first = look(session).part
    rest = look(session, after=first.older).part

    assert len(first.things) == PAGE
    assert (len(rest.things), rest.newer, rest.older) == (1, "", None)


def test_a_queue_that_is_longer_than_what_is_counted_says_so(session, make):
    a_case(session, make)
    a_case(session, make)

    assert look(session, most=1).is_more
    assert look(session, most=1).counts["all"] == 1
    assert not look(session).is_more
