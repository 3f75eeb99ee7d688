"""Weights: tiers never mix, more weighs more, and a long text does not win by being long."""

from collections import Counter

from hypothesis import given, strategies as st

from forum.care.risk.context import Standing
from forum.care.risk.weighing import AGAINST, MOST, PLAINLY, score, weight

PRESENT = Standing.PRESENT
SAID = st.dictionaries(
    st.tuples(st.sampled_from([*PLAINLY, *AGAINST, "self"]), st.sampled_from(Standing)),
    st.integers(1, 10_000),
).map(Counter)


@given(SAID, SAID, st.integers(0, 20_000), st.integers(0, 20_000))
def test_no_evidence_lifts_a_text_above_the_next_tier(one, other, words, more):
    assert 0 < score(0, weight(one, words)) < 1 < score(1, weight(other, more)) < 2


@given(SAID, st.integers(1, 5_000))
def test_evidence_stays_within_its_bounds(said, words):
    assert -MOST <= weight(said, words) <= MOST


def test_words_of_now_weigh_more_than_of_before_of_another_and_denied():
    weights = [
        weight(Counter({("ideation", how): 1}), 100)
        for how in (PRESENT, Standing.PAST, Standing.ANOTHER, Standing.DENIED)
    ]

    assert weights == sorted(weights, reverse=True)


def test_the_second_phrase_adds_less_than_the_first():
    none, one, two = (weight(Counter({("wish", PRESENT): n} if n else {}), 100) for n in (0, 1, 2))

    assert one - none > two - one > 0


def test_the_same_weak_words_say_less_in_a_longer_text():
    said = Counter({("hopeless", PRESENT): 3})

    assert weight(said, 100) > weight(said, 2_000)


def test_another_topic_and_advice_weigh_against():
    said = Counter({("pain", PRESENT): 1})
    topical = said + Counter({("topic", PRESENT): 4})

    assert weight(topical, 100) < weight(said, 100)


def test_no_words_weigh_least():
    assert weight(Counter(), 0) == -MOST
