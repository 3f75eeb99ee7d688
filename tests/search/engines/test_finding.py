"""What is found, and in which order."""

from dataclasses import replace
from datetime import date
from math import log

import pytest

from forum.search.backend import Order
from tests.search.posts import ask, key, phrase, post, term, wanted


def names(engine, request, among):
    known = {key(name): name for name in among}
    return [known[hit.id] for hit in engine.find(request).hits]


def test_nothing_wanted_finds_nothing(filled):
    engine = filled([post(1, "sleep")])

    assert engine.find(ask()).hits == ()
    assert engine.by_board(ask()) == {}


def test_words_are_found_by_their_stems(filled):
    engine = filled([post(1, "I was sleeping"), post(2, "awake again")])

    assert names(engine, ask("sleeps"), [1, 2]) == [1]


def test_title_and_body_are_one_text(filled):
    engine = filled([post(1, "after a slip", title="Sleeping badly")])

    assert engine.find(ask("sleep", "slip")).with_all == 1


def test_no_phrase_reaches_from_the_title_into_the_body(filled):
    engine = filled([post(1, "badly slept", title="Sleep")])

    assert engine.find(ask(phrase("sleep", "badly"))).hits == ()


def test_all_words_come_before_some_of_them(filled):
    engine = filled(
        [
            post("some", "sleep sleep sleep"),
            post("all", "sleep " + "and talk of many other things " * 9 + "drinking"),
            post("other", "drinking"),
            post("none", "walking"),
        ]
    )

    hits = engine.find(ask("sleep", "drink")).hits

    assert [hit.has_all for hit in hits] == [True, False, False]
    assert hits[0].id == key("all")
    assert {hit.id for hit in hits[1:]} == {key("some"), key("other")}


def test_what_must_be_there_is_never_missing(filled):
    engine = filled([post("both", "sleep drink"), post("must", "drink"), post("other", "sleep")])

    hits = engine.find(ask("sleep", wanted("drink", must=True), "tea")).hits

    assert [hit.id for hit in hits] == [key("both")]


def test_nothing_else_need_be_there_when_one_thing_must(filled):
    engine = filled([post("both", "sleep drink"), post("must", "drink")])

    hits = engine.find(ask(wanted("drink", must=True))).hits

    assert {hit.id for hit in hits} == {key("both"), key("must")}


def test_a_phrase_is_words_one_after_another(filled):
    engine = filled([post("so", "panic attack again"), post("turned", "attack of panic")])

    assert names(engine, ask(phrase("panic", "attack")), ["so", "turned"]) == ["so"]


def test_a_phrase_leaves_room_for_stop_words(filled):
    engine = filled([post("so", "one day at a time"), post("near", "one day time")])
    asked = phrase("day", "time", gaps=(0, 3))

    assert names(engine, ask(asked), ["so", "near"]) == ["so"]


def test_scores_are_bm25_with_the_idf_of_lucene(filled):
    engine = filled([post(1, "sleep sleep"), post(2, "tea tea"), post(3, "tea tea")])

    (hit,) = engine.find(ask("sleep")).hits

    idf = log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    assert hit.score == pytest.approx(idf * 2 * 2.2 / (2 + 1.2), rel=1e-5)


def test_the_best_alternative_gives_the_score(filled):
    engine = filled([post(1, "sober life"), post(2, "dry life"), post(3, "sober dry")])
    alone = {hit.id: hit.score for hit in engine.find(ask("sober")).hits}
    dry = {hit.id: hit.score for hit in engine.find(ask("dry")).hits}

    hits = engine.find(ask(wanted("sober", term("dry", 0.5)))).hits

    assert {hit.id: hit.score for hit in hits} == {
        key(1): pytest.approx(alone[key(1)]),
        key(2): pytest.approx(dry[key(2)] / 2),
        key(3): pytest.approx(alone[key(3)]),
    }
    assert all(hit.has_all for hit in hits)


def test_scores_of_several_words_are_added(filled):
    engine = filled([post(1, "sleep tea"), post(2, "sleep walk"), post(3, "tea walk")])
    single = [engine.find(ask(word)).hits for word in ("sleep", "tea")]
    score = sum(hit.score for hits in single for hit in hits if hit.id == key(1))

    assert engine.find(ask("sleep", "tea")).hits[0].score == pytest.approx(score)


def test_a_filter_adds_nothing_to_a_score(filled):
    engine = filled([post(n, "sleep", helped=n == 1, waiting=True) for n in range(4)])
    plain = engine.find(ask("sleep")).hits[0].score
    asked = ask("sleep", helped=True, waiting=True, since=date(2026, 1, 1))
    asked = replace(asked, boards=frozenset([key("sleep")]), gone=frozenset([key(3)]))

    (hit,) = engine.find(asked).hits

    assert (hit.id, hit.score) == (key(1), plain)


def test_the_newest_come_first_when_asked_for(filled):
    days = {"old": date(2024, 5, 6), "new": date(2026, 5, 6), "middle": date(2025, 5, 6)}
    engine = filled([post(name, "sleep", day=day) for name, day in days.items()])

    asked = ask("sleep", order=Order.NEWEST)

    assert names(engine, asked, days) == ["new", "middle", "old"]


def test_the_newest_of_those_with_all_words_come_before_the_newest_of_the_rest(filled):
    engine = filled(
        [
            post("old", "sleep tea", day=date(2024, 1, 1)),
            post("older", "sleep tea", day=date(2023, 1, 1)),
            post("new", "tea", day=date(2026, 1, 1)),
        ]
    )
    asked = ask("sleep", "tea", order=Order.NEWEST)

    assert names(engine, asked, ["old", "older", "new"]) == ["old", "older", "new"]


def test_a_conversation_is_found_once_by_its_best_post(filled):
    engine = filled(
        [
            post("best", "sleep sleep", thread=1),
            post("good", "sleep and tea and more", thread=1),
            post("other", "sleep and tea", thread=2),
        ]
    )

    assert names(engine, ask("sleep"), ["best", "good", "other"]) == ["best", "other"]
    assert len(engine.find(ask("sleep", per_thread=False)).hits) == 3


def test_a_word_in_any_script_is_found(filled):
    engine = filled([post(1, "я не сплю"), post(2, "眠れない"), post(3, "naïve café")])

    assert names(engine, ask("сплю"), [1, 2, 3]) == [1]
    assert names(engine, ask("cafe"), [1, 2, 3]) == [3]
