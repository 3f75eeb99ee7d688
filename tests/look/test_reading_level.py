"""The pages that are only read can be read by somebody who is ten, tired or in distress."""

import pytest
from bs4 import BeautifulSoup

from tests.look.reading_level import grade, sentences, syllables, words

READING = ["/rules", "/privacy", "/how-we-moderate", "/first-post", "/stay-safe", "/help"]
READING += ["/moderation/public-log", "/accessibility"]
HIGHEST_GRADE = 5
MOST_WORDS = 25
HEARD = {
    1: "the make makes asked used rules whole house names codes there are more one school you",
    2: "table people pages wanted scrambled browser someone quiet being reading places boxes",
    3: "area idea’s actual serious answering volunteer anyone decision history emailing addresses",
    4: "moderator recovery emergency",
}
HARD = (
    "Personal information is retained pursuant to applicable statutory obligations and is "
    "subsequently anonymised in accordance with organisational confidentiality requirements."
)


@pytest.mark.parametrize("address", READING)
def test_a_page_to_read_is_easy_to_read(guest, address):
    told = sentences(guest.get(address).soup)

    assert len(told) >= 10
    assert grade(told) <= HIGHEST_GRADE
    assert [sentence for sentence in told if len(words(sentence)) > MOST_WORDS] == []


@pytest.mark.parametrize("heard", HEARD)
def test_syllables_are_counted_as_they_are_heard(heard):
    counted = {word: syllables(word) for word in HEARD[heard].split()}

    assert counted == dict.fromkeys(counted, heard)


def test_hard_words_have_a_high_grade_and_easy_ones_a_low_one():
    easy = ["We keep your words.", "You can take them back."]

    assert grade([HARD]) > 20
    assert grade(easy) < 1


def test_a_long_chain_of_easy_words_has_a_higher_grade_than_its_parts():
    parts = ["You can read it"] * 8

    assert grade([", and ".join(parts)]) > grade(parts) + HIGHEST_GRADE


def test_only_what_a_page_tells_is_measured_and_each_of_it_once():
    page = BeautifulSoup(
        "<p>Skip.</p><main><h1>A title</h1><p>One. “Two?” Three</p>"
        "<ul><li><p>Four, <b>4</b>.</p></li><li>Five.</li></ul></main>",
        "html.parser",
    )

    assert sentences(page) == ["One.", "“Two?", "Three", "Four, 4.", "Five."]
