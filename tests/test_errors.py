"""Refusals: what each carries for the person, and for the edge."""

import pytest

from forum.errors import Busy, Conflict, ForumError, NotAllowed, NotFound, Refused


@pytest.mark.parametrize(
    "refusal",
    [NotFound(), NotAllowed("no"), Refused("no"), Conflict("no"), Busy("no", retry_after=1)],
)
def test_every_refusal_can_be_caught_as_one(refusal):
    assert isinstance(refusal, ForumError)
    assert str(refusal)


def test_what_is_missing_says_nothing_about_why():
    with pytest.raises(TypeError):
        NotFound("The post was withheld.")

    assert str(NotFound()) == str(NotFound())


def test_a_refusal_knows_the_field_that_it_is_about():
    beside = Refused("Write a few words first.", field="body")
    above = Refused("This thread is finished.")

    assert (str(beside), beside.field) == ("Write a few words first.", "body")
    assert above.field is None


def test_who_is_sent_away_for_a_moment_is_told_for_how_long():
    busy = Busy("Please try again.", retry_after=10)

    assert (str(busy), busy.retry_after) == ("Please try again.", 10)
