"""The engine itself; what it promises is in tests/search/engines."""

from forum.search.backend import Health
from forum.search.tantivy_engine.backend import TantivyBackend
from tests.search.posts import ask, post

SECRET = b"s" * 32


def test_the_second_index_is_left_out_while_nothing_is_for_members_alone(tmp_path):
    engine = TantivyBackend(tmp_path, SECRET)
    engine.rebuild([post(1, "tea")])
    assert not list(tmp_path.rglob("gen-*/members"))

    engine.apply([post(2, "tea", everyone=False)])

    assert len(list(tmp_path.rglob("gen-*/members"))) == 1
    assert engine.find(ask("tea")).count == 1


def test_an_index_of_another_version_is_refused(tmp_path, monkeypatch):
    engine = TantivyBackend(tmp_path, SECRET)
    engine.rebuild([post(1, "tea")])

    monkeypatch.setattr("forum.search.tantivy_engine.backend.VERSION", 999)

    assert TantivyBackend(tmp_path, SECRET).health() is Health.REFUSED


def test_an_index_of_another_forum_is_refused(tmp_path):
    TantivyBackend(tmp_path, SECRET).rebuild([post(1, "tea")])

    assert TantivyBackend(tmp_path, b"t" * 32).health() is Health.REFUSED
