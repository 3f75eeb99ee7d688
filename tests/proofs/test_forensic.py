"""Proof 2: words that were taken back, or never kept, are in no file once the purge has run.

`forensic/` plants and takes back; `residue.py` looks in each file as it is, coded and packed.
"""

import pytest

from forum.running.purging.whole import purge, quietly
from forum.search.tantivy_engine import writing
from forum.transaction import db
from tests.proofs.forensic.buried import bury
from tests.proofs.forensic.dying import DEATHS, die_purging
from tests.proofs.forensic.marks import KEPT
from tests.proofs.forensic.switches import OF_BOTH, OF_ONE
from tests.proofs.searching import ENGINES


@pytest.fixture(autouse=True)
def large_index(monkeypatch):
    """Of up to 1,000 posts tantivy writes all anew at once; let ours be one of many more."""
    monkeypatch.setattr(writing, "AT_ONCE", 0)


@pytest.fixture(scope="module")
def graves(tmp_path_factory, migrated):
    """For each engine, made when it is first asked for: many tests begin with these files."""
    made = {}

    def grave(engine):
        if engine not in made:
            made[engine] = bury(tmp_path_factory.mktemp(engine), migrated, engine)
        return made[engine]

    return grave


def purged(forum, told=None):
    return purge(forum.app, told.append if told is not None else lambda sentence: None, quietly)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_taken_back_is_in_no_file_after_the_purge(graves, engine, tmp_path):
    grave = graves(engine)

    with grave.opened(tmp_path / "data") as forum:
        before, told = grave.traces(tmp_path / "data"), []
        assert purged(forum, told), told
        after = grave.traces(tmp_path / "data")

    assert grave.once == set(KEPT), "what no form keeps was nowhere at any time"
    places = {"words in lamplit.db-wal", "words in sessions.db-wal", "a draft in lamplit.db-wal"}
    assert places <= before
    assert after == set()


STEPS = [(engine, step) for engine in ENGINES for step in OF_BOTH]
STEPS += [(ENGINES[0], step) for step in OF_ONE]


@pytest.mark.parametrize(("engine", "step"), STEPS)
def test_no_step_of_the_purge_could_be_left_out(graves, engine, step, tmp_path, monkeypatch):
    with graves(engine).opened(tmp_path / "data") as forum:
        (OF_BOTH | OF_ONE)[step](monkeypatch, forum)
        assert purged(forum)
        found = graves(engine).traces(tmp_path / "data")

    assert found != set()


@pytest.mark.parametrize("where", DEATHS)
def test_a_purge_that_is_killed_is_made_good_by_the_next(graves, where, tmp_path):
    grave = graves(ENGINES[0])
    with grave.opened(tmp_path / "data") as forum:
        db.engine.dispose()
        die_purging(forum.app, where=where)
        after_death = grave.traces(tmp_path / "data")
        assert purged(forum)
        after = grave.traces(tmp_path / "data")

    assert after_death != set(), "it was killed too late to matter"
    assert after == set()
