"""Numbers that are counted while that is quick, and estimates beyond."""

import pytest

from forum.search.tantivy_engine import finding
from forum.search.tantivy_engine.backend import TantivyBackend
from forum.search.tantivy_engine.reading import Snapshot
from tests.search.posts import ask, post


@pytest.fixture
def engine(tmp_path, monkeypatch):
    monkeypatch.setattr(finding, "COUNTED_POSTS", 100)
    engine = TantivyBackend(tmp_path, b"s" * 32)
    texts = ("tea" + " cake" * (n < 90) + " walk" * (n % 50) for n in range(600))
    engine.rebuild(post(n, text, thread=n // 2) for n, text in enumerate(texts))
    return engine


def test_many_conversations_are_estimated_and_said_to_be(engine):
    found = engine.find(ask("tea"))

    assert found.is_rough
    assert 250 < found.count <= 300


def test_few_conversations_are_counted(engine):
    found = engine.find(ask("cake"))

    assert (found.count, found.with_all, found.is_rough) == (45, 45, False)


def test_what_has_all_is_counted_though_the_rest_is_estimated(engine):
    found = engine.find(ask("tea", "cake"))

    assert (found.with_all, found.is_rough) == (45, True)


def test_what_was_looked_at_for_a_page_is_there_for_its_numbers(engine, monkeypatch):
    looked = []
    for name in ("look", "numbers", "boards_of"):
        known = getattr(Snapshot, name)
        monkeypatch.setattr(
            Snapshot,
            name,
            lambda *given, known=known, **m: looked.append(given) or known(*given, **m),
        )
    moment = engine.now()
    found, times = moment.find(ask("tea", "cake")), len(looked)

    # Nobody wrote about grief, so that whoever leaves it out leaves out nothing
    again = moment.find(ask("tea", "cake", left_out=frozenset({"grief"}), limit=1))

    assert (again.count, again.with_all) == (found.count, found.with_all)
    assert again.hits == found.hits[:1]
    assert len(looked) == times
    assert moment.find(ask("tea", "cake", limit=60)).hits[:10] == found.hits


@pytest.mark.parametrize(("limit", "times"), [(44, 1), (45, 2)])
def test_what_has_some_is_looked_at_where_what_has_all_is_too_little(
    engine, monkeypatch, limit, times
):
    asked, look = [], Snapshot.look

    def noted(snapshot, query, take, **more):
        asked.append(repr(query))
        return look(snapshot, query, take, **more)

    monkeypatch.setattr(Snapshot, "look", noted)

    found = engine.find(ask("tea", "cake", limit=limit))

    assert len(set(asked)) == times
    assert [hit.has_all for hit in found.hits] == [True] * limit
    assert found.next


def test_numbers_alone_take_no_hits(engine, monkeypatch):
    monkeypatch.setattr(Snapshot, "ids_of", lambda *_: pytest.fail("Hits were listed."))

    found = engine.find(ask("tea", "cake", limit=0))

    assert (found.hits, found.with_all, found.next) == ((), 45, None)
    assert found.count > 250


def test_posts_are_always_counted(engine):
    found = engine.find(ask("tea", per_thread=False))

    assert (found.count, found.is_rough) == (600, False)
