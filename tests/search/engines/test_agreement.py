"""Both engines find the same posts, and put nearly the same first."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from forum.search.backend import Audience, Order
from tests.search.engines.conftest import ENGINES
from tests.search.posts import ask, key, phrase, post, term, wanted

WORDS = [f"{a}{b}{c}" for a, b, c in product("bdfg", "aou", ("nt", "mp", "rk"))]
BOARDS = ["sleep", "food", "members", "grief"]
FIRST = date(2025, 1, 1)


def said(chance, length):
    """Return words of which some are much commoner than others."""
    return " ".join(WORDS[int(chance.random() ** 3 * len(WORDS))] for _ in range(length))


def made(number, chance, longest):
    board = BOARDS[number % 4]
    return post(
        number,
        said(chance, chance.randrange(1, longest)),
        title=said(chance, 3) if number % 5 == 0 else "",
        thread=number // 5,
        board=board,
        everyone=board != "members",
        day=FIRST + timedelta(chance.randrange(400)),
        helped=number % 7 == 0,
        waiting=number % 3 == 0,
        notes=frozenset(["grief"] if board == "grief" else []),
    )


@pytest.fixture(scope="module", params=[35, 300], ids=["short", "long"])
def engines(request, tmp_path_factory):
    """Both engines over the same posts, after the same changes."""
    chance = random.Random(request.param)
    posts = [made(number, chance, request.param) for number in range(400)]
    more = [made(number, chance, request.param) for number in range(390, 420)]
    opened = []
    for name, open_engine in ENGINES.items():
        engine = open_engine(tmp_path_factory.mktemp(name))
        engine.rebuild(posts)
        engine.apply(more, [key(number) for number in range(0, 50, 3)])
        opened.append(engine)
    return opened


def questions():
    """Return many requests of every kind."""
    chance = random.Random(11)
    for number in range(60):
        a, b, c = chance.sample(WORDS[:20], 3)
        words = [wanted(a), wanted(b), wanted(phrase(a, b)), wanted(a, term(c, 0.7))]
        musts = [word._replace(must=True) for word in words]
        filters = {
            "without": (term(c),) if number % 2 else (),
            "helped": number % 5 == 0,
            "waiting": number % 4 == 0,
            "since": FIRST + timedelta(100) if number % 3 == 0 else None,
            "until": FIRST + timedelta(300) if number % 7 == 0 else None,
            "left_out": frozenset(["grief"] if number % 4 == 1 else []),
            "only_boards": frozenset([key("food"), key("grief")]) if number % 6 == 1 else None,
            "gone": frozenset(key(n) for n in range(100, 110)),
            "audience": list(Audience)[number % 2],
            "per_thread": number % 3 > 0,
        }
        for chosen in ([words[0]], words[:2], [musts[2]], [words[3], words[1]], musts[:2]):
            yield ask(*chosen, limit=1000, **filters)


def test_both_find_the_same_posts_and_numbers(engines):
    for asked in questions():
        one, other = (engine.find(asked) for engine in engines)

        assert {(hit.id, hit.has_all) for hit in one.hits} == {
            (hit.id, hit.has_all) for hit in other.hits
        } or asked.per_thread
        assert {hit.thread for hit in one.hits} == {hit.thread for hit in other.hits}
        assert (one.count, one.with_all) == (other.count, other.with_all)
        assert engines[0].by_board(asked) == engines[1].by_board(asked)


def test_both_have_nearly_the_same_first(engines):
    shares = []
    for asked in questions():
        one, other = ([hit.id for hit in engine.find(asked).hits[:10]] for engine in engines)
        if one:
            shares.append(len(set(one) & set(other)) / len(one))

    assert sum(shares) / len(shares) > 0.9


def test_both_give_the_same_newest(engines):
    for asked in questions():
        newest = replace(asked, order=Order.NEWEST, per_thread=False, limit=30)
        one, other = (engine.find(newest).hits for engine in engines)

        assert [(hit.has_all, hit.id) for hit in one] == [(hit.has_all, hit.id) for hit in other]


def test_both_give_words_nearly_the_same_scores(engines):
    """Each writes a post's length down in its own way, some hundredths from the truth."""
    for asked in questions():
        if all(len(other.terms) == 1 for word in asked.wanted for other in word.alternatives):
            every = replace(asked, per_thread=False, gone=frozenset())
            one, other = ({hit.id: hit.score for hit in e.find(every).hits} for e in engines)

            assert one == pytest.approx(other, rel=0.1)


def test_both_tell_the_same_of_words_and_posts(engines):
    for audience in Audience:
        for word in WORDS:
            told = {engine.frequency(word, audience) for engine in engines}
            assert len(told) == 1
        assert len({engine.posts(audience) for engine in engines}) == 1
    assert engines[0].entries() == engines[1].entries()


def test_both_correct_alike(engines):
    for word in WORDS:
        typed = f"{word[0]}x{word[1:]}"
        one, other = (set(engine.suggest(typed)) for engine in engines)
        assert bool(one) == bool(other)
