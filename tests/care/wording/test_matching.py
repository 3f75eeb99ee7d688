"""Phrases and patterns are found however they are spelt, and innocent words are not."""

import pytest
from hypothesis import given, strategies as st

from forum.care.wording import matching
from forum.care.wording.folding import fold
from forum.care.wording.matching import (
    NO_PHRASE,
    ONE_LETTER,
    PATTERN,
    PHRASE,
    PLACES_MAX,
    Wording,
    check_wording,
    find,
)
from forum.errors import Refused


def phrases(*texts: str) -> list[Wording]:
    return [Wording(PHRASE, text) for text in texts]


def found(text: str, *wanted: str) -> list[str]:
    return [each.words for each in find(text, phrases(*wanted))]


@pytest.mark.parametrize(
    "text",
    [
        *("cheap pills", "Cheap Pills!", "CHEAP\nPILLS", "cheap, pills", "ch\u200beap p\u00adills"),
        *(
            "cheap piiiills",
            "cheeeap pills",
            "ch3ap p1lls",
            "ch3ap pi11s",
            "сhеар рills",
            "c.h.e.a.p pills",
        ),
        *(
            "c h e a p  p i l l s",
            "c h e a p p i l l s?",
            "cheap p!lls",
            "cheap p|lls",
            "ｃｈｅａｐ　ｐｉｌｌｓ",
        ),
        *(
            "chéap píllś",
            "𝒄𝒉𝒆𝒂𝒑 𝒑𝒊𝒍𝒍𝒔",
            "ch\u202aeap\u202c pills",
            "che-ap pi_lls",
            "**ch**eap pills",
            "c\nh\ne\na\np pills",
        ),
    ],
)
def test_a_phrase_is_found_in_every_disguise(text):
    assert found(text, "cheap pills")


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("ass", "Let me assess the class, the bass and the pass."),
        ("ass", "as so, as such; a s s e s s"),
        ("ass", "a.s.s.e.s.s"),
        ("kill", "My skills, a killer whale, kilt and kil"),
        ("ba", "I live in b. a flat is what I want"),
        ("god", "That is good."),
        ("loser", "It is looser now."),
        ("sell pills", "They sell the pills"),
        ("cat", "c a t a l o g u e"),
        ("on", "o n"),
        ("the rapist", "My therapist said so."),
    ],
)
def test_a_false_friend_is_not_found(phrase, text):
    assert found(text, phrase) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do not K\u200bI\u200bL\u200bL it", "K\u200bI\u200bL\u200bL"),
        ("I k i l l time", "k i l l"),
        ("(k.i.l.l)", "k.i.l.l"),
        ("time: ki\u0301l\u0301l\u0301, no", "ki\u0301l\u0301l\u0301"),
        ("𝓴𝓲𝓵𝓵", "𝓴𝓲𝓵𝓵"),
    ],
)
def test_what_is_told_is_how_it_was_written(text, words):
    assert found(text, "kill") == [words]


def test_each_wording_is_told_by_its_number():
    wordings = [*phrases("lamp", "old lamp"), Wording(PATTERN, r"\d+ ?mg")]

    told = find("The old lamp and 20 mg.", wordings)

    assert [(each.number, each.words) for each in told] == [
        (1, "old lamp"),
        (0, "lamp"),
        (2, "20 mg"),
    ]


def test_a_text_full_of_it_is_told_of_in_some_places():
    assert len(find("lamp " * 4_000, phrases("lamp"))) == PLACES_MAX


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", NO_PHRASE),
        ("  \u200b", NO_PHRASE),
        ("?!…", NO_PHRASE),
        ("a", ONE_LETTER),
        ("Á", ONE_LETTER),
        ("so " * 40, "A phrase can have 100 letters."),
    ],
)
def test_a_phrase_that_says_nothing_is_refused(text, words):
    with pytest.raises(Refused) as refused:
        check_wording(Wording(PHRASE, text))

    assert (str(refused.value), refused.value.field) == (words, "text")


def test_a_phrase_is_kept_as_it_was_typed_but_for_its_spaces():
    assert check_wording(Wording(PHRASE, "  Cheap \n Pills ")) == Wording(PHRASE, "Cheap Pills")
    assert check_wording(Wording(PATTERN, " a+ ")) == Wording(PATTERN, " a+ ")
    assert check_wording(Wording(PHRASE, "殺")) == Wording(PHRASE, "殺")


@given(
    st.text(max_size=120),
    st.lists(
        st.builds(Wording, st.sampled_from([PHRASE, PATTERN]), st.text(max_size=12)), max_size=6
    ),
)
def test_whatever_is_looked_for_in_whatever_lies_in_the_text(text, wordings):
    for each in find(text, wordings):
        assert 0 <= each.start < each.end <= len(text)
        assert each.words == text[each.start : each.end]


@given(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=("L",)), min_size=2, max_size=12),
    st.text(max_size=60),
)
def test_a_phrase_that_stands_in_a_text_is_found_there(before, phrase, after):
    folded = fold(phrase).text
    if not folded.isalnum() or len(folded) < 2:
        return
    text = f"{before} {phrase}\n{after}"

    told = [each for each in find(text, phrases(phrase)) if each.start == len(before) + 1]

    assert len(find(text, phrases(phrase))) >= 1
    assert not told or folded in fold(told[0].words).text


PIECES = ("cheap", "cheeeap", "ch3aaap", "pills", "piiiills", "pi11ls", "so", "soooo", "1000", "a")
MARKS = (" ", "  ", ", ", ".", "\n")


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(MARKS)), max_size=8),
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3), max_size=3),
)
def test_a_glance_leaves_out_nothing_that_a_reading_finds(said, wanted):
    text, asked = "".join(map("".join, said)), phrases(*map(" ".join, wanted))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_may_hold", lambda text, book: True)
        read = find(text, asked)

    assert find(text, asked) == read


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("It was soooo long. 1000 nights, hmmm, and cheap", False),
        ("It was soooo cheap. Pills for 1000 nights", True),
        ("cheeeap pills", True),
        ("cheap piiiills", True),
    ],
)
def test_a_word_drawn_out_has_a_text_read_only_where_a_phrase_may_be_said_so(
    monkeypatch, text, is_read
):
    read = []
    monkeypatch.setattr(matching, "readings", lambda text: read.append(text) or ())

    find(text, phrases("cheap pills"))

    assert bool(read) is is_read
