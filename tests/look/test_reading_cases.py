"""The pages of moderation are as easy to read as those that tell: their readers are tired."""

import pytest

from forum.clock import now
from forum.public_ids import to_text
from tests.journeys.cases import flagged
from tests.look.reading_level import grade, sentences, words
from tests.look.test_reading_level import HIGHEST_GRADE, MOST_WORDS

PLACES = ("/moderation", "{case}", "/moderation/me", "/moderation/debrief", "/moderation/finish")
PLACES += ("{flag}",)


@pytest.mark.parametrize("place", PLACES)
def test_a_page_of_moderation_is_easy_to_read(inside, visit, place):
    with inside() as make:
        post, case = flagged(make, body="You are a fool.", at=now())
    flag = f"/p/{to_text(post.id)}/flag"

    told = sentences(visit().arrive_on_duty().get(place.format(case=case, flag=flag)).soup)

    assert grade(told) <= HIGHEST_GRADE
    assert [sentence for sentence in told if len(words(sentence)) > MOST_WORDS] == []
