"""What a writer reads about each kind of detail."""

import re

import pytest
from flask_babel import force_locale

from forum.care.details.finding import find
from forum.care.details.why import ABOUT

WHYS = {f"{kind}: {line}": line for kind, about in ABOUT.items() for line in [str(about.why)]}


def test_the_kinds_are_those_that_pages_promise():
    assert set(ABOUT) == {"phone", "email", "link", "address", "date", "name", "place"}


@pytest.mark.parametrize("why", WHYS.values(), ids=WHYS)
def test_a_reason_is_at_most_twenty_words_in_whole_sentences(why):
    assert len(why.split()) <= 20
    assert re.fullmatch(r"[A-Z].+\.", why)


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_what_is_put_in_its_place_reads_as_left_out_and_is_no_link(about):
    assert re.fullmatch(r"\[[a-z -]+\]", str(about.instead))


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_a_kind_has_an_everyday_name(about):
    assert re.fullmatch(r"An? [a-z’, -]+", str(about.name))


def test_ways_to_reach_somebody_have_to_come_out_and_the_reason_says_so():
    must_go = {kind for kind, about in ABOUT.items() if about.must_go}

    assert must_go == {"phone", "email"}
    for kind in must_go:
        assert str(ABOUT[kind].why).startswith("This one has to come out")


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_what_is_put_in_its_place_is_no_detail_itself(app, about):
    with app.test_request_context("/"), force_locale("es"):
        calm = str(about.instead)

    assert find(f"Call {about.instead} or write to {calm}.") == []
