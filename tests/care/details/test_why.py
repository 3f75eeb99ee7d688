"""What a writer reads about each kind of detail."""

import re

import pytest

from forum.care.details.why import ABOUT

WHYS = {f"{kind}: {line}": line for kind, about in ABOUT.items() for line in [about.why]}


def test_the_kinds_are_those_that_pages_promise():
    assert set(ABOUT) == {"phone", "email", "link", "address", "date", "name", "place"}


@pytest.mark.parametrize("why", WHYS.values(), ids=WHYS)
def test_a_reason_is_at_most_twenty_words_in_whole_sentences(why):
    assert len(why.split()) <= 20
    assert re.fullmatch(r"[A-Z].+\.", why)


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_what_is_put_in_its_place_reads_as_left_out_and_is_no_link(about):
    assert re.fullmatch(r"\[[a-z -]+\]", about.instead)


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_a_kind_has_an_everyday_name(about):
    assert re.fullmatch(r"an? [a-z’, -]+", about.name)
