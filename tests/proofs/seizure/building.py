"""A forum that was lived in and then taken, in the three states in which it can be taken."""

import fcntl
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

from forum.running.chores import for_app
from forum.running.purging.ending import leave_nothing_behind
from forum.running.search_chores import STORE
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.rebuilding import rebuild
from tests.proofs.seizure.schedule import Size, Visit, plan
from tests.proofs.seizure.town import Town, town_in
from tests.proofs.seizure.truth import Truth

Plant = Callable[[Town], object]
# The plug was pulled while people wrote; it was stopped; the worker did its chores of the night.
KILLED, STOPPED, NIGHT = "killed", "stopped", "night"


def nothing(town: Town) -> None:
    """Plant no leak."""


LARGE, SMALL = Size(200, 20, at_once=4), Size(20, 2, at_once=2)


def build(
    folder: Path, migrated: Path, size: Size, *, engine: str = "whoosh", plant: Plant = nothing
) -> Truth:
    """Let members live in a forum in `folder`, and keep it as it was in each state."""
    visits = plan(size, seed=size.members)
    live, seed = folder / "live", f"{size.members} {engine} {plant.__name__}"
    with town_in(live, migrated, engine=engine, seed=seed) as town:
        plant(town)
        town.each = _keeping_up(town, last=visits[-1])
        town.live(visits)
        shutil.copytree(live, folder / KILLED)
        leave_nothing_behind(town.app)
        shutil.copytree(live, folder / STOPPED)
        _let_the_night_pass(town)
    live.rename(folder / NIGHT)
    (folder / "truth").write_bytes(pickle.dumps(town.truth))
    return town.truth


def built_once(folder: Path, make: Callable[[Path], Truth]) -> Truth:
    """Build in `folder` unless some other process of this run has done so."""
    with folder.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "truth").exists():
            folder.mkdir()
            make(folder)
    found: Truth = pickle.loads((folder / "truth").read_bytes())
    return found


def _keeping_up(town: Town, *, last: Visit) -> Callable[[Visit], None]:
    """Let the index follow: after every moment, and in the last one after all that is written."""
    backend = town.app.extensions["search"]
    indexer, seen = Indexer(backend, STORE), 0
    with town.app.app_context():
        rebuild(backend, STORE)

    def follow(visit: Visit) -> None:
        nonlocal seen
        if visit.moment not in (seen, last.moment):
            return
        seen = visit.moment + 1
        with town.app.app_context():
            indexer.catch_up()

    return follow


def _let_the_night_pass(town: Town) -> None:
    """Let the worker do all that it does in a night."""
    town.clock.go_on(hours=15)
    for chore in for_app(town.app):
        with town.app.app_context():
            chore.run()
    leave_nothing_behind(town.app)
