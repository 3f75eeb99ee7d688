"""What a page offers to do with a case."""

from forum.moderation.deciding.acts import Act
from forum.moderation.queue.offering import offered_acts


def values(**given):
    offered = offered_acts(**given)
    return [[value for value, _, _ in offered[part]] for part in ("first", "further")]


def test_everything_that_a_moderator_can_do_is_offered_once():
    first, further = values(is_appeal=False, may_pause=True)

    assert first[0] == "leave"
    assert {*first, *further} == set(Act) - {Act.KEPT, Act.LIFTED}
    assert len(first) + len(further) == len(Act) - 2


def test_an_appeal_is_kept_or_lifted():
    assert values(is_appeal=True, may_pause=True) == [
        ["appeal-kept", "appeal-lifted", "second-opinion"],
        [],
    ]


def test_who_may_not_pause_anybody_is_not_offered_it():
    assert values(is_appeal=False, may_pause=False)[1] == ["note", "lock", "move"]
