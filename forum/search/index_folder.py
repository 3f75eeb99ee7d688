"""The folder of a search engine: one index is in use, another may be built beside it.

    lock            held by whoever writes in it, or puts another into its place
    building        held by whoever builds an index beside
    current         the name of the index in use
    gen-<chance>/   an index: what the engine makes, and its manifest

An index that we did not write, in this version, is refused: see forum/search/manifest.py.
"""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from forum.search.files import Told, look, put
from forum.search.locks import TRIES, as_broken, is_locked, locked
from forum.search.manifest import MANIFEST, Manifest, Sealer
from forum.search.ownership import check_private, make_private
from forum.search.trouble import IndexBusy, NotOurs, NotReady

CURRENT, LOCK, BUILDING = "current", "lock", "building"
_NAME = re.compile(r"gen-[0-9a-f]{16}")
Stamp = tuple[Told, ...]


class IndexFolder:
    """The folder of one engine below the data folder.

    Args:
        secret: the settings' own; what we write is known by it.
        engine: the folder's name, and what the manifest must say.
        version: of what the engine writes; another is refused.
    """

    def __init__(self, data: Path, secret: bytes, *, engine: str, version: int | str) -> None:
        self.root = data / "search" / engine
        self._sealer = Sealer(secret, f"{engine} {version}")
        self._current_file = str(self.root / CURRENT)
        self._manifest: tuple[Told, str] = ((), "")

    def stamp(self) -> Stamp:
        """Return what changes with whatever is in use: cheap enough to ask before each search."""
        with suppress(OSError):
            current = look(self._current_file)
            return (current, look(self._manifest_named_by(current)))
        return ()

    def _manifest_named_by(self, current: Told) -> str:
        """Return the manifest in use; the file that names it is read when it is another one."""
        known, manifest = self._manifest
        if known != current:
            name = Path(self._current_file).read_text("ascii")
            manifest = str(self.root / name / MANIFEST)
            self._manifest = current, manifest
        return manifest

    def in_use(self) -> Path:
        """Return the folder of the index in use.

        Raises:
            NotReady: there is none.
            NotOurs: it cannot be ours.
        """
        name = self._current()
        try:
            check_private(self.root / name)
        except FileNotFoundError as error:
            if name == self._current():
                raise NotReady from error
            return self.in_use()  # another took its place in between
        return self.root / name

    def _current(self) -> str:
        try:
            check_private(self.root.parent)
            check_private(self.root)
            name = (self.root / CURRENT).read_bytes()[:32].decode("ascii", "replace")
        except FileNotFoundError as error:
            raise NotReady from error
        except OSError as error:
            raise NotOurs from error
        if not _NAME.fullmatch(name):
            raise NotOurs
        return name

    def manifest(self, index: Path) -> Manifest:
        """Return what the index consists of, by its manifest.

        Raises:
            NotOurs: it was not written by us, or not in this version.
        """
        return self._sealer.read(index)

    def keep(self, index: Path, manifest: Manifest) -> None:
        """Put this manifest in the place of the old one, all at once."""
        self._sealer.write(index, manifest)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who writes in the index in use.

        Raises:
            IndexBusy: somebody else is.
            IndexBroken: the disk is full, or the folder not ours.
        """
        with as_broken(), locked(self._made() / LOCK):
            yield

    @contextmanager
    def building(self) -> Iterator[Path]:
        """Yield the folder of a new index; afterwards it is the one in use.

        Whatever the index consists of has to be told with `keep` before the end. If that is not
        reached, the old index stays in use.

        Raises:
            IndexBusy: somebody else builds.
            IndexBroken: as above.
        """
        with locked(self._made() / BUILDING, tries=TRIES):
            with as_broken():
                self._sweep()
                fresh = self.root / f"gen-{secrets.token_hex(8)}"
                fresh.mkdir(mode=0o700)
            try:
                yield fresh
                with as_broken(), locked(self.root / LOCK, tries=None):
                    self.manifest(fresh)
                    put(self.root / CURRENT, fresh.name.encode())
            finally:
                self._sweep()

    def sweep(self) -> None:
        """Take away what was left of other indexes, unless one of them is being built."""
        with suppress(IndexBusy), locked(self.root / BUILDING):
            self._sweep()

    def is_building(self) -> bool:
        """Return whether somebody, in any process, builds an index beside."""
        return is_locked(self.root / BUILDING)

    def _sweep(self) -> None:
        kept = self._name_in_use()
        for found in self.root.glob("gen-*"):
            if found.name != kept:
                shutil.rmtree(found)

    def _made(self) -> Path:
        with as_broken():
            make_private(self.root.parent)
            make_private(self.root)
        return self.root

    def _name_in_use(self) -> str | None:
        try:
            return self.in_use().name
        except (NotReady, NotOurs):
            return None
