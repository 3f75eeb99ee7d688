"""Which topics are folded: the member's own choice, or the usual ones."""

import pytest

from forum.boards.content_notes import FOLDED_AT_FIRST, USUAL
from forum.boards.models import Reading
from forum.errors import Refused
from forum.sealing import new_root
from forum.space.topics import MOST_TOPICS, all_topics, choose_topics, folded_topics
from forum.web.visits.sessions import Guest

USUAL_TOPICS = [*FOLDED_AT_FIRST, *USUAL]


@pytest.fixture
def root(session):
    """A member, besides another one who chose something else."""
    choose_topics(session, new_root(), ["snow"])
    return new_root()


def test_at_first_four_topics_are_folded(session, root):
    assert folded_topics(session, root) == list(FOLDED_AT_FIRST)
    assert len(FOLDED_AT_FIRST) == 4


@pytest.mark.parametrize("chosen", [[], ["violence"], ["snow", "night shifts"]])
def test_what_a_member_chose_holds_and_nothing_else_does(session, root, chosen):
    choose_topics(session, root, ["rain"])
    choose_topics(session, root, chosen)

    assert folded_topics(session, root) == chosen


def test_a_choice_is_the_members_own(session, root):
    choose_topics(session, root, ["rain"])

    assert folded_topics(session, new_root()) == list(FOLDED_AT_FIRST)


def test_a_topic_is_chosen_once_and_only_so_many_are(session, root):
    topics = [f"topic {number}" for number in range(MOST_TOPICS)]
    choose_topics(session, root, [*topics, "topic 0"])

    with pytest.raises(Refused, match="at most 60 topics"):
        choose_topics(session, root, [*topics, "one more"])
    assert folded_topics(session, root) == topics


def test_the_longest_choice_fits(session, root):
    longest = [f"{number:02}" + 38 * "é" for number in range(MOST_TOPICS)]

    choose_topics(session, root, longest)

    assert folded_topics(session, root) == longest


def test_a_list_that_a_page_changes_is_a_list_of_its_own(session, root):
    folded_topics(session, root).append("rain")

    assert folded_topics(session, root) == list(FOLDED_AT_FIRST)


def test_the_topics_of_all_boards_are_on_offer_each_once(session, make, root):
    for notes in ("snow\nviolence", "", "rain\nsnow"):
        make.board(content_notes=notes)

    assert all_topics(session, viewer=make.writer()) == [*USUAL_TOPICS, "snow", "rain"]


def test_the_topics_of_a_board_that_somebody_may_not_read_are_not(session, make, root):
    for reading in Reading:
        make.board(reading=reading, content_notes=f"only {reading}")

    member, guest = make.writer(), Guest()

    assert all_topics(session, viewer=guest)[8:] == ["only everyone"]
    assert all_topics(session, viewer=member)[8:] == ["only everyone", "only members"]


def test_without_boards_the_usual_topics_are_on_offer(session, make, root):
    assert all_topics(session, viewer=make.writer()) == USUAL_TOPICS
