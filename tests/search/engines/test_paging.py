"""Pages: each hit once, in one order, whichever page it is on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forum.search.backend import Order, Position
from tests.search.posts import ask, key, post

WORDS = ["tea", "sleep", "walk", "rain", "book"]


def text(number):
    chosen = [word for at, word in enumerate(WORDS) if number >> at & 1]
    return " ".join(chosen * (1 + number % 3)) or "nothing"


POSTS = [
    post(
        number, text(number % 32), thread=number // 3, day=date(2026, 1, 1) + timedelta(number % 7)
    )
    for number in range(240)
]


def pages(engine, request):
    """Return the hits of each page."""
    found = engine.find(request)
    yield found.hits
    while found.next:
        found = engine.find(replace(request, after=found.next))
        yield found.hits


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("per_thread", [True, False])
def test_pages_joined_are_one_long_page(filled, order, per_thread):
    engine = filled(POSTS)
    asked = ask("tea", "sleep", "walk", order=order, per_thread=per_thread, limit=7)

    joined = [hit for hits in pages(engine, asked) for hit in hits]

    whole = engine.find(replace(asked, limit=1000))
    assert joined == list(whole.hits)
    assert (whole.count, whole.next) == (len(joined), None)
    assert whole.with_all == sum(hit.has_all for hit in joined)
    assert len({hit.thread if per_thread else hit.id for hit in joined}) == len(joined)


def test_equals_are_in_the_order_of_their_ids_on_every_page(filled):
    engine = filled([post(number, "tea") for number in range(200)])

    joined = [hit.id for hits in pages(engine, ask("tea", limit=9)) for hit in hits]

    assert joined == sorted(key(number) for number in range(200))


def test_the_numbers_are_the_same_on_every_page(filled):
    engine = filled(POSTS)
    asked = ask("tea", "sleep", limit=20)

    first = engine.find(asked)
    second = engine.find(replace(asked, after=first.next))

    assert (first.count, first.with_all) == (second.count, second.with_all)
    assert not first.is_rough


def test_a_page_of_no_hits_has_the_numbers_all_the_same(filled):
    engine = filled(POSTS)
    asked = ask("tea", "sleep", limit=20)

    whole, none = engine.find(asked), engine.now().find(replace(asked, limit=0))

    assert none == replace(whole, hits=(), next=None)


def test_a_page_behind_the_last_is_empty(filled):
    engine = filled(POSTS[:40])
    asked = ask("tea", limit=1000)
    last = engine.find(asked).hits[-1]
    tie = int.from_bytes(last.id[:8], "big")

    found = engine.find(replace(asked, after=Position(last.has_all, last.score, tie)))

    assert (found.hits, found.next) == ((), None)


def test_scores_fall_from_hit_to_hit(filled):
    engine = filled(POSTS)

    hits = engine.find(ask("tea", "rain", "book", limit=1000)).hits

    assert [(hit.has_all, hit.score) for hit in hits] == sorted(
        ((hit.has_all, hit.score) for hit in hits), reverse=True
    )
