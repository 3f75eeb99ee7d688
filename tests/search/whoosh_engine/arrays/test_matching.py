"""What is wanted, and which posts have it."""

from dataclasses import replace

import numpy as np
import pytest

from forum.search.backend import Alternative, Audience, Request, Wanted
from forum.search.whoosh_engine.arrays.cache import Cache, Caches
from forum.search.whoosh_engine.arrays.kinds import Scored
from forum.search.whoosh_engine.arrays.matching import Matcher, together
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, alternative, an_id, wanted, write

POSTS = [
    a_post("a", "insomnia night"),
    a_post("b", "insomnia"),
    a_post("c", "night sweats"),
    a_post("d", "panic attack insomnia"),
    a_post("e", "panic attack"),
    a_post("f", "attack panic insomnia night"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("matching")
    return ArrayIndex(folder, write(folder, POSTS, 4))


def found(index, *wanted, **more):
    request = Request(wanted, Audience.MEMBERS, **more)
    hits = index.find(request).hits
    full = {hit.id for hit in hits if hit.has_all}
    rest = {hit.id for hit in hits if not hit.has_all}
    return full, rest


def test_few_posts_and_many_are_joined_alike():
    each = [
        Scored(np.array(places), np.arange(1.0, 1 + len(places)))
        for places in ([1, 5, 60], [5, 7, 60, 61], [2, 5, 60, 61, 70])
    ]
    few = together([wanted("a")] * 3, each, 1000)
    many = together([wanted("a")] * 3, each, 100)

    assert few.full.places.tolist() == [5, 60]
    assert few.rest.places.tolist() == [1, 2, 7, 61, 70]
    for one, other in ((few.full, many.full), (few.rest, many.rest)):
        assert one.places.tolist() == other.places.tolist()
        assert one.scores.tolist() == pytest.approx(other.scores.tolist())


def ids(names):
    return {an_id(name) for name in names}


def test_some_of_the_words_find_what_all_of_them_do_not(index):
    assert found(index, wanted("insomnia"), wanted("night")) == (ids("af"), ids("bcd"))


def test_a_word_that_nobody_wrote_leaves_only_posts_with_some(index):
    assert found(index, wanted("night"), wanted("zebra")) == (set(), ids("acf"))


def test_what_must_be_there_is_never_missing(index):
    phrase = wanted("panic attack", must=True)

    assert found(index, phrase) == (ids("de"), set())
    assert found(index, phrase, wanted("insomnia"), wanted("night")) == (set(), ids("d"))
    assert found(index, wanted("zebra", must=True), wanted("night")) == (set(), set())
    assert found(index, phrase, wanted("insomnia", must=True)) == (ids("d"), set())


def test_an_alternative_of_no_terms_finds_nothing(index):
    assert found(index, Wanted((Alternative(()),))) == (set(), set())
    assert found(index, Wanted((Alternative(()), alternative("sweat")))) == (ids("c"), set())


def test_a_word_with_what_others_say_for_it_is_matched_once_and_a_phrase_each_time(index):
    matcher = Matcher(index.view, Audience.MEMBERS, Caches(Cache(1000), Cache(1000)))
    word = (alternative("sweat"), alternative("panic attack"))
    phrase = (alternative("panic attack"), alternative("sweat"))

    assert matcher.any_of(word).scores is matcher.any_of(word).scores
    assert matcher.any_of(phrase).scores is not matcher.any_of(phrase).scores
    assert matcher.any_of(word).places.tolist() == matcher.any_of(phrase).places.tolist()
    assert len(matcher.any_of((*word, alternative("night"))).places) > 3


def test_any_of_several_alternatives_will_do(index):
    assert found(index, wanted("sweat", "panic attack")) == (ids("cde"), set())


def test_the_best_alternative_gives_the_score(index):
    def score(*alternatives):
        hits = index.find(Request((Wanted(alternatives),), Audience.MEMBERS)).hits
        return {hit.id: hit.score for hit in hits}

    typed, beside = alternative("insomnia"), alternative("night", 0.5)
    night = score(alternative("night"))
    both = score(typed, beside)

    assert score(beside)[an_id("c")] == pytest.approx(night[an_id("c")] / 2)
    assert both[an_id("a")] == pytest.approx(max(score(typed)[an_id("a")], night[an_id("a")] / 2))


def test_a_phrase_scores_as_the_sum_of_its_terms(index):
    def score(*wanted):
        request = Request(wanted, Audience.MEMBERS)
        return {hit.id: hit.score for hit in index.find(request).hits}[an_id("d")]

    assert score(wanted("panic attack")) == pytest.approx(score(wanted("panic"), wanted("attack")))


def test_one_word_asked_twice_finds_what_it_finds_once(index):
    once = Request((wanted("night"),), Audience.MEMBERS)
    twice = replace(once, wanted=once.wanted * 2)

    assert [hit.id for hit in index.find(once).hits] == [hit.id for hit in index.find(twice).hits]
