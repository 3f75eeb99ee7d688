"""A break is offered after forty minutes, or after three heavy cases; never forced."""

from forum.moderation.welfare.pace import Sitting, looked_at, not_now, wants_break


def sit(*minutes, heavy=0):
    sitting = None
    for number, minute in enumerate(minutes):
        sitting = looked_at(sitting, minute, is_heavy=number < heavy)
    return sitting


def test_nobody_is_nudged_before_they_began():
    assert not wants_break(None, 100)


def test_forty_minutes_are_long():
    sitting = sit(100, 110, 120, 130)

    assert sitting == Sitting(began=100, last=130, looked=4)
    assert not wants_break(sitting, 139)
    assert wants_break(sitting, 140)


def test_three_heavy_cases_are_many():
    assert not wants_break(sit(100, 101, 102, heavy=2), 103)
    assert wants_break(sit(100, 101, 102, heavy=3), 103)


def test_after_a_break_a_sitting_begins_anew():
    sitting = sit(100, 110, 120, 140, heavy=3)

    assert sitting == Sitting(began=140, last=140, looked=1)
    assert sit(100, 101, 115, heavy=2).heavy == 2


def test_who_is_having_a_break_is_not_told_to():
    assert not wants_break(sit(100, 101, 102, heavy=3), 117)


def test_who_goes_on_is_asked_again_later():
    sitting = not_now(sit(100, 101, 102, heavy=3), 103)

    assert not wants_break(sitting, 110)
    assert not wants_break(Sitting(began=100, last=140, heavy=4, later=sitting.later), 142)
    assert wants_break(Sitting(began=100, last=140, heavy=4, later=sitting.later), 143)
