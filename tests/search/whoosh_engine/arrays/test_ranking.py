"""The order of hits, and their pages."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from forum.search.backend import Audience, Order, Request
from forum.search.whoosh_engine.arrays.ranking import at_least
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_corpus, wanted, write

CORPUS = a_corpus(7, 400)
FREQUENT = [
    word for word, _ in Counter(" ".join(one.body for one in CORPUS).split()).most_common(3)
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ranking")
    return ArrayIndex(folder, write(folder, CORPUS, 90))


@pytest.mark.parametrize("count", [10, 20_000])
@pytest.mark.parametrize("want", [1, 11, 300])
@pytest.mark.parametrize("kinds", [5, 10**9])
def test_the_best_are_all_among_those_taken(count, want, kinds):
    keys = np.random.default_rng(count).integers(0, kinds, count).astype(np.float64)

    taken = at_least(keys, want)

    assert len(taken) >= min(want, count)
    assert set(np.flatnonzero(keys > keys[taken].min())) <= set(taken.tolist())


@pytest.mark.parametrize("per_thread", [True, False])
@pytest.mark.parametrize("order", list(Order))
def test_pages_show_each_hit_once_and_in_the_order_of_one_long_page(index, per_thread, order):
    request = Request(
        tuple(wanted(word) for word in FREQUENT),
        Audience.MEMBERS,
        per_thread=per_thread,
        order=order,
        limit=1000,
    )
    everything = index.find(request)
    paged, after = [], None
    while True:
        page = index.find(replace(request, limit=7, after=after))
        paged += page.hits
        assert (page.count, page.with_all) == (everything.count, everything.with_all)
        after = page.next
        if after is None:
            break

    assert len(everything.hits) == everything.count > 30
    assert everything.next is None
    assert paged == list(everything.hits)


def test_a_conversation_stands_once_with_its_best_post(index):
    request = Request((wanted(FREQUENT[0]),), Audience.MEMBERS, limit=1000)
    every = index.find(replace(request, per_thread=False))
    one_each = index.find(request)
    best = {}
    for hit in every.hits:
        best.setdefault(hit.thread, hit)

    assert list(one_each.hits) == list(best.values())
    assert one_each.count == len(best) < every.count


def test_posts_with_all_that_is_wanted_come_first(index):
    hits = index.find(
        Request(tuple(wanted(word) for word in FREQUENT[:2]), Audience.MEMBERS, limit=1000)
    ).hits
    order = [hit.has_all for hit in hits]

    assert order == sorted(order, reverse=True)
    assert {True, False} == set(order)


def test_newest_first_goes_by_the_day(index):
    days = {one.id: one.day for one in CORPUS}
    request = Request((wanted(FREQUENT[0]),), Audience.MEMBERS, order=Order.NEWEST, limit=1000)
    found = [days[hit.id] for hit in index.find(request).hits]

    assert found == sorted(found, reverse=True)


def test_nothing_wanted_finds_nothing(index):
    found = index.find(Request((), Audience.MEMBERS))

    assert (found.hits, found.count, found.next) == ((), 0, None)


def test_a_page_of_none_counts(index):
    found = index.find(Request((wanted(FREQUENT[0]),), Audience.MEMBERS, limit=0))

    assert (found.hits, found.next) == ((), None)
    assert found.count
