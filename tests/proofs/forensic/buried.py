"""A forum in which all was taken back and nothing purged: its files, as a power cut leaves them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from config import load
from forum.app import create_app
from forum.clock import now
from forum.search.choosing import open_backend
from forum.search.keeping import documents
from forum.transaction import db
from tests.proofs.forensic.crowd import crowd
from tests.proofs.forensic.ground import Ground
from tests.proofs.forensic.marks import HALF_MADE, KEPT, NEVER_KEPT, STEM, said
from tests.proofs.forensic.passing import say_in_passing
from tests.proofs.forensic.planting import plant
from tests.proofs.forensic.taking_back import take_back_all
from tests.proofs.residue import held_in
from tests.proofs.searching import ENGINES, Searched, counted_in, searched_forum

LEFT = ("help-lines.toml.new", "etilqs_7f3a", "search/{engine}/current.new")
LEFT_LONG = "help-lines.before.toml"
WORDS = (*KEPT, *NEVER_KEPT, HALF_MADE)


@dataclass(frozen=True)
class Buried:
    """Such a folder, which engine wrote it, and which words lay in it.

    Attributes:
        drafts: how the boxes of drafts begin that were thrown away.
    """

    folder: Path
    engine: str
    once: set[str | bytes]
    drafts: set[bytes]

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Searched]:
        """Begin the forum anew with a copy of the files."""
        shutil.copytree(self.folder, folder)
        app = create_app(load({"LAMPLIT_DATA": str(folder), "LAMPLIT_SEARCH": self.engine}))
        forum = Searched(app)
        with app.app_context():
            yield forum
            forum.backend.close()
            db.engine.dispose()

    def traces(self, data: Path) -> set[str]:
        """Return what is still found, and in which file."""
        words = held_in(data, [STEM]) | counted_in(data, [STEM])
        found = {f"words in {file}" for _, file in words}
        return found | {f"a draft in {file}" for _, file in held_in(data, self.drafts)}


def bury(folder: Path, migrated: Path, engine: str) -> Buried:
    """Let people write and take back; keep the files, as they lie while the forum runs."""
    with searched_forum(folder / "data", migrated, engine) as forum:
        ground = Ground(forum)
        crowd(ground)
        plant(ground)
        _search_otherwise(forum, engine)
        once = {word for word, _ in held_in(ground.data, WORDS)}
        say_in_passing(ground)
        take_back_all(ground)
        _leave_half_made(ground.data, engine)
        without = shutil.ignore_patterns("*-shm")  # SQLite makes it anew
        shutil.copytree(ground.data, folder / "buried", ignore=without)
    return Buried(folder / "buried", engine, once, ground.drafts)


def _search_otherwise(forum: Searched, engine: str) -> None:
    """Leave the index of an engine that was chosen before, with all the words in it."""
    settings = forum.app.extensions["settings"]
    [other] = set(ENGINES) - {engine}
    backend = open_backend(replace(settings, search=other))
    with forum.app.app_context():
        backend.rebuild(documents.everything(lambda: Session(db.engine)))
    backend.close()


def _leave_half_made(data: Path, engine: str) -> None:
    """Leave what killed processes left, and what an operator had before a change."""
    for name in (*LEFT, LEFT_LONG):
        file = data / name.format(engine=engine)
        file.write_text(said(HALF_MADE))
        age = timedelta(days=30 if name == LEFT_LONG else 1)
        os.utime(file, times=((now() - age).timestamp(),) * 2)
