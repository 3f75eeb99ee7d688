"""Passages are the words of a post, with marks, and never HTML."""

import pytest
from hypothesis import given, strategies as st

from forum.search.asking.synonyms import as_alternative
from forum.search.backend import Wanted
from forum.search.passages.lighting import Light, Line
from forum.search.passages.passage import CHARS, lit, passage, plain
from forum.writing import to_html


def asked(*wanted: str) -> Light:
    """Return the light of a question for words or phrases; "a|b" for others beside."""
    return Light([Wanted(tuple(filter(None, map(as_alternative, w.split("|"))))) for w in wanted])


def drawn(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("line", "wanted", "expected"),
    [
        ("I CAN'T SLEEP, sleeping", ["sleep"], "I CAN'T [SLEEP], [sleeping]"),
        ("At the café, naïvely", ["cafe", "naive"], "At the [café], [naïvely]"),
        (
            "Panic attacks, or attacks of panic",
            ["panic attack"],
            "[Panic attacks], or attacks of panic",
        ),
        ("Out of the hospital at home", ["hospital at home"], "Out of the [hospital at home]"),
        ("Sober or clean", ["sober|clean"], "[Sober] or [clean]"),
        ("“Night” – nights’ night-time", ["night"], "“[Night]” – [nights]’ [night]-time"),
        ("The which", ["which"], "The which"),
        ("", ["sleep"], ""),
    ],
)
def test_what_was_looked_for_is_marked(line, wanted, expected):
    assert drawn(lit(Line(line), asked(*wanted))) == expected


def test_a_passage_is_the_best_part_of_the_words():
    html = to_html(
        "Hello all. " * 30 + "I cannot sleep at night. Does it pass? " + "Bye now. " * 30
    )

    shown = drawn(passage(Line(plain(html)), asked("sleep", "night")))

    assert shown.startswith("… I cannot [sleep] at [night]. Does it pass?")
    assert shown.endswith(" …")
    assert len(shown) <= CHARS + 8


def test_a_passage_is_read_as_people_read_it():
    html = to_html("> a < b & *very* bold\n\n- lamp\n- https://example.org/a?b=c&d")

    assert "<" not in plain(html).replace("a < b", "")
    assert drawn(passage(Line(plain(html)), asked("lamp"))) == (
        "a < b & very bold [lamp] https://example.org/a?b=c&d"
    )


def test_without_a_match_the_opening_is_shown():
    assert drawn(passage(Line(plain(to_html("One. Two."))), asked("three"))) == "One. Two."


@given(st.text(max_size=300), st.lists(st.sampled_from(["a", "b c", "é", "İ"]), max_size=3))
def test_no_word_is_lost_whatever_was_written(text, wanted):
    question = asked(*[w for w in wanted if as_alternative(w)])

    assert "".join(piece.text for piece in lit(Line(text), question)) == text
    passage(Line(plain(to_html(text))), question)
