"""The index, asked; and Whoosh's own search, asked the same: equal scores, equal order.

Whoosh has an index of exactly the living posts that the viewer may read, in one segment, with
BM25 as it comes and Lucene's idf. Ours has several segments, posts that were taken out, and boards
of members.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count, pairwise

import pytest
from whoosh.query import And, Not, Or

from forum.search.backend import Audience, Order, Request
from forum.search.cutting import cut
from forum.search.whoosh_engine import searching
from forum.search.whoosh_engine.arrays.matching import together
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.oracle import (
    BY_ID,
    CLASSES,
    CORPUS,
    LIVING,
    QUERIES,
    TAKEN_OUT,
    TERMS,
    Oracle,
    a_question,
    asked_of,
    few_words,
    queries_of,
    questions,
    readable,
    some_terms,
    term,
)
from tests.search.whoosh_engine.writing_parts import (
    alternative,
    wanted,
    write,
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ours")
    sizes = zip(count(0, 130), write(folder, CORPUS, 130), strict=False)
    parts = [
        Part(
            part.name,
            part.count,
            tuple(sorted(at - base for at in TAKEN_OUT if 0 <= at - base < part.count)),
        )
        for base, part in sizes
    ]
    return ArrayIndex(folder, parts)


@pytest.fixture(scope="module")
def oracles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whoosh")
    return {one: Oracle(folder / one.value, readable(one)) for one in Audience}


def assert_same(hits, scores: dict[bytes, float], full: set[bytes]) -> None:
    assert {hit.id for hit in hits} == set(scores)
    assert {hit.id for hit in hits if hit.has_all} == full & set(scores)
    order = [(not hit.has_all, -scores[hit.id]) for hit in hits]
    for (is_rest, score), (next_is_rest, next_score) in pairwise(order):
        assert (is_rest, score) <= (next_is_rest, next_score + 1e-9)
    for hit in hits:
        assert hit.score == pytest.approx(scores[hit.id], abs=1e-5)
        assert hit.thread == BY_ID[hit.id].thread


@pytest.mark.parametrize("kind", CLASSES)
def test_scores_and_order_are_those_of_whoosh(index, oracles, kind):
    found_any = 0
    for audience, asked in questions(kind, 1):
        found = index.find(Request(asked, audience, per_thread=False, limit=1000))
        scores, full = asked_of(oracles[audience], asked)

        assert_same(found.hits, scores, full)
        assert (found.count, found.with_all) == (len(scores), len(full))
        found_any += bool(scores)
    assert found_any > QUERIES / 2


def test_a_page_is_the_beginning_of_what_whoosh_finds(index, oracles):
    for audience, asked in questions(a_question, 2):
        hits = index.find(Request(asked, audience, limit=10)).hits
        scores, full = asked_of(oracles[audience], asked)
        best: dict[bytes, tuple[bool, float]] = {}
        for id_, score in scores.items():
            thread, rank = BY_ID[id_].thread, (id_ in full, score)
            best[thread] = max(best.get(thread, rank), rank)

        expected = sorted(best.values(), reverse=True)[:10]
        assert [hit.has_all for hit in hits] == [has_all for has_all, _ in expected]
        assert [hit.score for hit in hits] == pytest.approx([score for _, score in expected])


def test_posts_without_a_word_are_those_of_whoosh(index, oracles):
    chance = random.Random(3)
    for audience, asked in questions(few_words, 3):
        [unwanted] = some_terms(chance, 1)
        request = Request(asked, audience, without=(alternative(unwanted),), per_thread=False)
        hits = index.find(replace(request, limit=1000)).hits
        has_it = set(oracles[audience].scores(term(unwanted)))
        scores, full = asked_of(oracles[audience], asked)
        query = And(
            [Or([query for one in asked for query in queries_of(one)]), Not(term(unwanted))]
        )

        assert set(oracles[audience].scores(query)) == set(scores) - has_it
        assert_same(hits, {id_: scores[id_] for id_ in scores if id_ not in has_it}, full)


def test_a_filter_by_board_leaves_whooshs_scores(index, oracles):
    chance = random.Random(4)
    boards = sorted({post.board for post in CORPUS})
    for audience, asked in questions(few_words, 4):
        chosen = frozenset(chance.sample(boards, 2))
        request = Request(asked, audience, only_boards=chosen, per_thread=False, limit=1000)
        scores, full = asked_of(oracles[audience], asked)
        left = {id_: score for id_, score in scores.items() if BY_ID[id_].board in chosen}

        assert_same(index.find(request).hits, left, full)
        by_board = index.by_board(request)
        assert sum(by_board.values()) == len(scores)
        assert sum(by_board.get(board, 0) for board in chosen) == len(left)


def test_newest_first_finds_what_whoosh_finds(index, oracles):
    for audience, asked in questions(few_words, 5):
        request = Request(asked, audience, order=Order.NEWEST, per_thread=False, limit=1000)
        hits = index.find(request).hits
        scores, full = asked_of(oracles[audience], asked)

        def rank(id_: bytes, full: set[bytes] = full) -> tuple[bool, int, bytes]:
            return id_ not in full, -BY_ID[id_].day.toordinal(), id_

        assert [hit.id for hit in hits] == sorted(scores, key=rank)


def test_entries_are_the_marks_of_the_living(index):
    assert index.entries() == {post.id: post.mark for post in LIVING}


def test_a_phrase_over_a_gap_is_found_where_its_terms_stand_so(index):
    for terms in TERMS[:40:5]:
        if len(terms) > 3:
            request = Request((wanted(f"{terms[0]} . {terms[2]}", must=True),), Audience.MEMBERS)
            found = {
                hit.id for hit in index.find(replace(request, per_thread=False, limit=1000)).hits
            }
            assert found == {
                post.id
                for post in LIVING
                if any(
                    (at + 2, terms[2]) in placed
                    for placed in [set(cut(post.title, post.body)[0])]
                    for at, one in placed
                    if one == terms[0]
                )
            }


def test_what_was_warmed_answers_as_ever(index):
    asked = Request((wanted(TERMS[0][0]),), Audience.MEMBERS)
    before = index.find(asked)
    index.warm()

    assert index.find(asked) == before
    assert index.posts(Audience.MEMBERS) == len(LIVING)


def test_any_number_of_threads_may_ask(index):
    words = [word for post in CORPUS[:20] for word in post.body.split()[:2]]
    asked = [Request((wanted(cut("", word)[0][0][1]),), Audience.MEMBERS) for word in words]

    def answers(index):
        return [
            (index.find(one), index.suggest(word)) for one, word in zip(asked, words, strict=True)
        ]

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(answers, [index] * 8))

    assert all(one == found[0] for one in found)


def test_one_question_is_matched_once_whatever_is_asked_of_it(index, monkeypatch):
    joined = []

    def noting(*given):
        joined.append(given)
        return together(*given)

    monkeypatch.setattr(searching, "together", noting)
    [(audience, asked), *_] = questions(a_question, 4)
    left_out = Request(asked, audience, left_out=frozenset({"grief"}))
    everything = Request(asked, audience, limit=1)
    once = index.for_one_question()

    told = [
        (each.find(left_out), each.find(everything), each.by_board(left_out))
        for each in (once, index)
    ]

    assert told[0] == told[1]
    assert len(joined) == 1 + 3


def test_no_question_is_kept_by_the_index_itself(index):
    [(audience, asked), *_] = questions(a_question, 4)

    index.for_one_question().find(Request(asked, audience))

    assert index._joined is None
    assert index._sifted is None
    assert index._counts is None


def test_leaving_out_what_no_post_talks_about_is_the_same_question(index):
    [(audience, asked), *_] = questions(a_question, 4)
    request, once = Request(asked, audience), index.for_one_question()
    noted = next(iter(index.view.notes))

    found = [
        once.find(replace(request, left_out=frozenset(notes)))
        for notes in ((), {"nothing of the kind"}, {noted})
    ]

    assert found[0] == found[1]
    assert len(once._sifted) == 2
