"""Which of the built indexes is the one in use, and who may write."""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forum.search.analysis import STOP_WORDS
from forum.search.backend import IndexBusy
from forum.search.tantivy_engine.schema import VERSION
from forum.search.tantivy_engine.soundness import Unsound

PREFIX, CURRENT, MANIFEST = "gen-", "CURRENT", "manifest"


class Generations:
    """The folders in `folder`: one in use, and others that are being built or no longer needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> Path | None:
        """Return the one in use.

        Raises:
            Unsound: it was written by another version, or not by us.
        """
        try:
            name = (self._folder / CURRENT).read_text("ascii")
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise Unsound("which index is in use cannot be read") from error
        if not name.startswith(PREFIX) or not name.removeprefix(PREFIX).isalnum():
            raise Unsound("which index is in use was not written by us")
        return self._checked(self._folder / name)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write in the index in use.

        Raises:
            IndexBusy: somebody else has it.
        """
        with self._held("lock"):
            yield

    @contextmanager
    def building(self) -> Iterator[Path]:
        """Lend a new folder, which is in use once this ends well.

        Raises:
            IndexBusy: somebody else builds.
        """
        with self._held("building"):
            self._sweep()
            fresh = self._folder / (PREFIX + secrets.token_hex(8))
            fresh.mkdir(mode=0o700)
            (fresh / MANIFEST).write_text(_manifest())
            yield fresh
            with self._held("lock", waits=True):
                self._use(fresh.name)
            self._sweep()

    def is_building(self) -> bool:
        try:
            with self._held("building"):
                return False
        except IndexBusy:
            return True

    def _checked(self, found: Path) -> Path:
        try:
            facts, manifest = found.lstat(), (found / MANIFEST).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise Unsound("the index in use is not whole") from error
        if facts.st_uid != os.getuid() or facts.st_mode & 0o077 or manifest != _manifest():
            raise Unsound("the index in use is not ours, or of another version")
        return found

    def _use(self, name: str) -> None:
        fresh = self._folder / f"{CURRENT}.new"
        with fresh.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(self._folder / CURRENT)

    def _sweep(self) -> None:
        """Remove what nobody uses: built by whoever was stopped, or replaced."""
        try:
            used = self.current()
        except Unsound:
            used = None
        for found in self._folder.glob(f"{PREFIX}*"):
            if found != used:
                shutil.rmtree(found, ignore_errors=True)

    @contextmanager
    def _held(self, name: str, *, waits: bool = False) -> Iterator[None]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / name).open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
            except BlockingIOError as error:
                raise IndexBusy("somebody else writes the index") from error
            yield


def _manifest() -> str:
    stop_words = hashlib.sha256(" ".join(sorted(STOP_WORDS)).encode()).hexdigest()
    return json.dumps({"engine": "tantivy", "version": VERSION, "stop words": stop_words})
