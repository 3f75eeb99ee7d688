"""What a row says: plain, short, and never the words that can hurt."""

from dataclasses import dataclass

import pytest

from forum.moderation.models import Band, Reason, SourceKind
from forum.moderation.queue.describing import (
    BANDS,
    KINDS,
    ORDER,
    REASONS,
    STANDINGS,
    found_by,
    length_of,
    line_of,
    title_of,
)
from forum.moderation.standing import Standing


@dataclass
class Told:
    kind: str
    detail: str = ""
    band: str = "today"
    count: int = 1


def test_everything_that_can_bring_a_case_has_its_words():
    assert set(KINDS) | {"flag"} == set(SourceKind)
    assert set(REASONS) == set(Reason)
    assert set(STANDINGS) == set(Standing)
    assert tuple(BANDS) == ORDER == tuple(Band)


def test_a_case_is_called_after_what_is_most_urgent():
    sources = [Told("first-post", band="whenever"), Told("flag", "risk", band="now")]

    assert title_of(sources) == "Someone may be at risk"
    assert line_of(sources).startswith("1 person told us: someone may be at risk.")
    assert line_of(sources).endswith("New members’ first posts wait for a moderator.")


def test_what_is_here_again_says_so_first():
    sources = [Told("flag", "risk", band="now"), Told("appeal")]

    assert title_of(sources) == "Asked to look again"


def test_a_case_without_sources_has_words_too():
    assert (title_of([]), line_of([])) == ("Opened by a moderator", "")


def test_a_case_that_a_word_rule_found_is_called_after_the_rule():
    assert title_of([Told("word-rule", "Medicine and amount\nforty")]) == "Medicine and amount"
    assert title_of([Told("word-rule", "")]) == "Found by a word rule"


def test_people_are_counted_in_words():
    assert line_of([Told("flag", "unkind", count=1000)]) == (
        "1,000 people told us: unkind or frightening."
    )
    assert (length_of(1), length_of(1400)) == ("1 word", "1,400 words")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (Told("word-rule", "Medicine and amount\nforty of them"), ["forty of them"]),
        (Told("risk", "risk\nsaying goodbye\nno way out"), ["saying goodbye", "no way out"]),
        (Told("flag", "risk"), []),
    ],
)
def test_the_very_words_are_found_and_never_in_the_line(source, found):
    assert found_by(source) == found
    assert not [words for words in found if words in line_of([source]) + title_of([source])]


def test_a_word_rule_is_told_by_its_title():
    line = line_of([Told("word-rule", "Medicine and amount\nforty of them")])

    assert line == "Found by a word rule: medicine and amount."
