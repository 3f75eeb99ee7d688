"""What stands beside a typed word never counts for more than that."""

import pytest

from forum.search.asking.weighing import WEIGHT, Scales
from forum.search.backend import Alternative, Audience
from tests.search.asking.lexicon import Lexicon

SCALES = Scales(Lexicon(common=500, usual=400, rare=1), Audience.EVERYONE)


def weight(other: str, *beside: str) -> float:
    return SCALES.weigh(Alternative((other,)), beside=beside).weight


def test_a_frequent_word_beside_a_rare_one_has_the_usual_weight():
    assert weight("common", "rare") == WEIGHT


def test_a_rare_word_beside_a_frequent_one_counts_for_no_more_than_that():
    assert weight("rare", "common") < 0.2 * WEIGHT


def test_words_that_nobody_wrote_tip_no_scales():
    assert weight("rare", "nowhere") == weight("nowhere", "rare") == WEIGHT


def test_several_typed_words_share_the_weight():
    assert weight("common", "rare", "usual") == pytest.approx(WEIGHT / 2)


def test_a_term_is_looked_up_once_for_all_that_are_weighed_against_it(monkeypatch):
    index, asked = Lexicon(common=500, usual=400, rare=1), []
    count = index.frequency
    monkeypatch.setattr(
        index, "frequency", lambda term, audience: asked.append(term) or count(term, audience)
    )
    scales = Scales(index, Audience.EVERYONE)

    for other in ("rare", "usual", "rare"):
        scales.weigh(Alternative((other,)), beside=("common",))

    assert sorted(asked) == ["common", "rare", "usual"]
