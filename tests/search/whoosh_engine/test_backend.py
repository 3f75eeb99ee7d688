"""The engine as a whole; what every engine must do is asked in tests/search/engines."""

from pathlib import Path

import pytest

from forum.search.backend import Alternative, Audience, Request, Wanted
from forum.search.trouble import Health, IndexBusy, NotReady
from forum.search.whoosh_engine.backend import WhooshBackend
from forum.search.whoosh_engine.ledger import whoosh_folder
from tests.search.whoosh_engine.writing_parts import a_post

SECRET = b"s" * 32
SLEEP = Request((Wanted((Alternative(("sleep",)),)),), Audience.EVERYONE, frozenset())


@pytest.fixture
def engine(tmp_path: Path) -> WhooshBackend:
    return WhooshBackend(tmp_path, SECRET)


def test_without_an_index_nothing_can_be_found_or_changed(engine: WhooshBackend):
    for deed in (engine.warm, engine.entries, engine.purge, lambda: engine.apply([])):
        with pytest.raises(NotReady):
            deed()
    assert engine.health() is Health.MISSING


def test_building_tells_how_many_are_done_and_can_be_of_nothing(engine: WhooshBackend):
    told: list[int] = []
    engine.rebuild((a_post(f"p{number}", "sleep") for number in range(1_001)), told.append)
    assert told == [500, 1000, 1001]

    engine.rebuild([], told.append)
    assert (told[3:], engine.health(), engine.entries()) == ([0], Health.READY, {})


def test_an_empty_index_takes_what_comes(engine: WhooshBackend):
    engine.rebuild([])
    engine.apply([a_post("a", "sleep")])

    assert engine.frequency("sleep", Audience.EVERYONE) == 1
    assert engine.posts(Audience.MEMBERS) == 1


def test_while_somebody_writes_nobody_else_does_and_everybody_reads(
    engine: WhooshBackend, tmp_path: Path
):
    engine.rebuild([a_post("a", "sleep")])

    with whoosh_folder(tmp_path, SECRET).writing():
        for deed in (engine.purge, lambda: engine.apply([])):
            with pytest.raises(IndexBusy):
                deed()
        assert engine.frequency("sleep", Audience.EVERYONE) == 1
    assert not engine.is_rebuilding()


def test_it_is_known_that_somebody_builds(engine: WhooshBackend, tmp_path: Path):
    seen = []
    other = WhooshBackend(tmp_path, SECRET)

    engine.rebuild([a_post("a", "sleep")], lambda _: seen.append(other.is_rebuilding()))

    assert seen == [True]


def test_a_closed_engine_opens_again(engine: WhooshBackend):
    engine.rebuild([a_post("a", "sleep")])
    engine.warm()
    engine.close()

    assert engine.suggest("slep") == ("sleep",)
    assert engine.find(SLEEP).count == engine.by_board(SLEEP).get(b"", 0) == 0
