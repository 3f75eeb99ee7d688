"""Whatever Lamplit may say is easy to read: every sentence of its catalogue, in English."""

import re
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup

from tests.look.reading_level import ENDS, grade, words
from tools.messages import gather

HIGHEST_GRADE = 6
MOST_WORDS = 25
# Of fewer words than these a formula says nothing: one long word decides it.
FEWEST_WORDS = 60
HOLE = re.compile(r"%\(\w+\)[sd]")
# Source: interface.md, 9. They blame, alarm, cheer, or are a machine's words.
NEVER_SAID = re.compile(
    r"!|\b(oops|should|invalid|submit|click|expired|timed out|users?|username|persona|handles?"
    r"|pii|snitch|censor\w*|trigger\w*|relapse\w*|suicid\w*|committed|passed away|suffer\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def said() -> dict[str, list[str]]:
    """Return the sentences of each file."""
    sentences = defaultdict(list)
    for message in gather():
        for text in filter(None, [message.id] if isinstance(message.id, str) else message.id):
            plain = BeautifulSoup(HOLE.sub("it", text), "html.parser").get_text()
            for path, _line in message.locations:
                sentences[path] += [each for each in ENDS.split(plain) if words(each)]
    assert len(sentences) > 100
    return sentences


def test_no_sentence_is_long(said):
    everything = {sentence for told in said.values() for sentence in told}

    assert {each for each in everything if len(words(each)) > MOST_WORDS} == set()


def test_what_each_file_says_is_easy_to_read(said):
    whole = {path: [each for each in told if len(words(each)) > 2] for path, told in said.items()}
    long = {path: told for path, told in whole.items() if length(told) >= FEWEST_WORDS}

    assert len(long) > 60
    assert {path for path, told in long.items() if grade(told) > HIGHEST_GRADE} == set()


def length(told: list[str]) -> int:
    return sum(len(words(sentence)) for sentence in told)


def test_no_word_blames_alarms_or_cheers(said):
    everything = {(path, sentence) for path, told in said.items() for sentence in told}

    assert {(path, each) for path, each in everything if NEVER_SAID.search(each)} == set()
