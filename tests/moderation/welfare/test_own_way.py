"""How a moderator likes it: their own choice, and nobody else's."""

import pytest

from forum.errors import Refused
from forum.handles.models import SealedEntry
from forum.moderation.welfare.own_way import OwnWay, choose_way, own_way
from forum.sealing import new_root


@pytest.fixture
def root(session):
    """A moderator, besides another one who chose something else."""
    choose_way(session, new_root(), OwnWay(avoids=("snow",), cover="none", keys=True))
    return new_root()


def test_at_first_all_words_are_covered_and_no_key_does_anything(session, root):
    assert own_way(session, root) == OwnWay(avoids=(), cover="all", keys=False, pace=True)


def test_what_was_chosen_last_holds(session, root):
    choose_way(session, root, OwnWay(avoids=("rain",)))
    choose_way(session, root, OwnWay(avoids=("rain", "violence"), cover="heavy", pace=False))

    assert own_way(session, root) == OwnWay(avoids=("rain", "violence"), cover="heavy", pace=False)


def test_nobody_can_read_it_who_has_not_their_six_words(session, root):
    choose_way(session, root, OwnWay(avoids=("violence",)))

    assert not [e for e in session.query(SealedEntry) if b"violence" in e.box]


def test_more_topics_than_there_can_be_are_refused(session, root):
    with pytest.raises(Refused, match="at most"):
        choose_way(session, root, OwnWay(avoids=tuple(map(str, range(61)))))


@pytest.mark.parametrize(
    ("cover", "band", "topics", "is_covered"),
    [
        ("all", "whenever", [], True),
        ("heavy", "whenever", [], False),
        ("heavy", "soon", [], True),
        ("heavy", "today", ["self-harm"], True),
        ("none", "now", ["self-harm"], False),
    ],
)
def test_words_are_covered_as_they_chose(cover, band, topics, is_covered):
    assert OwnWay(cover=cover).covers(band, topics) == is_covered


def test_a_topic_is_left_to_others_unless_a_life_may_be_in_danger():
    way = OwnWay(avoids=("someone dying",))

    assert way.leaves_to_others("soon", ["rain", "someone dying"])
    assert not way.leaves_to_others("now", ["someone dying"])
    assert not way.leaves_to_others("soon", ["rain"])
