"""The engine itself; what it promises is in tests/search/engines."""

import pytest

from forum.search.backend import Audience, Health, NotReady
from forum.search.tantivy_engine.backend import Moment, TantivyBackend
from forum.search.tantivy_engine.reading import Snapshot
from tests.search.posts import ask, post
from tests.standing_still import stop_time

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


@pytest.fixture
def snapshot(tmp_path):
    engine = TantivyBackend(tmp_path, SECRET)
    engine.rebuild([post(1, "tea")])
    return engine._snapshot(Audience.EVERYONE)


def test_it_is_looked_for_once_for_each_audience(snapshot):
    taken = []
    moment = Moment(lambda audience: taken.append(audience) or snapshot)
    assert taken == []

    for audience in (*Audience, *Audience):
        assert moment.find(ask("tea", audience=audience)).count == 1
        assert moment.frequency("tea", audience) == moment.posts(audience) == 1
    moment.suggest("tae")

    assert taken == [*Audience]


def test_to_want_nothing_takes_no_index():
    nothing = Moment(lambda audience: pytest.fail("It was looked for."))

    assert nothing.find(ask()).hits == ()
    assert nothing.by_board(ask()) == {}


def test_whose_the_folder_is_is_looked_at_in_each_second(tmp_path, monkeypatch):
    time = stop_time(monkeypatch)
    engine = TantivyBackend(tmp_path, SECRET)
    engine.rebuild([post(1, "tea")])
    looked, look = [], engine._folder.in_use
    monkeypatch.setattr(engine._folder, "in_use", lambda: looked.append(1) or look())
    assert [engine.find(ask("tea")).count for _ in range(3)] == [1, 1, 1]
    assert looked == [1]

    (tmp_path / "search").chmod(0o777)
    time.go_on(seconds=1)

    with pytest.raises(NotReady):
        engine.find(ask("tea"))


def test_another_index_is_searched_in_the_same_second(tmp_path, monkeypatch):
    stop_time(monkeypatch)
    engine, other = (TantivyBackend(tmp_path, SECRET) for _ in range(2))
    engine.rebuild([post(1, "tea")])
    assert engine.find(ask("tea")).count == 1

    other.rebuild([post(1, "tea"), post(2, "tea")])

    assert engine.find(ask("tea")).count == 2


@pytest.mark.parametrize(
    "question",
    [
        lambda moment: moment.find(ask("tea")),
        lambda moment: moment.by_board(ask("tea")),
        lambda moment: moment.frequency("tea", Audience.EVERYONE),
        lambda moment: moment.suggest("tae"),
    ],
)
def test_files_that_cannot_be_read_make_it_not_ready(snapshot, monkeypatch, question):
    def unreadable(*_, **__):
        raise OSError

    for name in ("look", "count", "boards_of", "words"):
        monkeypatch.setattr(Snapshot, name, unreadable)

    with pytest.raises(NotReady):
        question(Moment(lambda _: snapshot))
