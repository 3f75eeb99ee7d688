"""The parts of an index and the digests of their files, as the manifest has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from forum.search.files import check_file, look_at_all
from forum.search.index_folder import IndexFolder
from forum.search.manifest import Manifest
from forum.search.whoosh_engine.parts import Part

VERSION = 3  # of what is written; count up when that changes
KEY = "parts"


def whoosh_folder(data: Path, secret: bytes) -> IndexFolder:
    return IndexFolder(data, secret, engine="whoosh", version=VERSION)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an index consists of."""

    parts: tuple[Part, ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    def with_parts(self, parts: Sequence[Part], fresh: dict[str, str]) -> "Ledger":
        """Return the ledger of these parts, which has the files of those that are new, too."""
        names = {part.name for part in parts if part.living}
        files = {**dict(self.files), **fresh}
        kept = sorted(each for each in files.items() if each[0].partition(".")[0] in names)
        return Ledger(tuple(part for part in parts if part.living), tuple(kept))


def read(folder: IndexFolder, index: Path) -> Ledger:
    manifest = folder.manifest(index)
    parts = [Part(name, count, tuple(gone)) for name, count, gone in manifest.facts[KEY]]
    return Ledger(tuple(parts), tuple(sorted(manifest.files.items())))


def keep(folder: IndexFolder, index: Path, ledger: Ledger) -> None:
    """Let the index consist of this from now on."""
    parts = [[part.name, part.count, part.deleted] for part in ledger.parts]
    folder.keep(index, Manifest({KEY: parts}, dict(ledger.files)))


class Checked:
    """Which files were found to be as we wrote them.

    We never change them, so that once is enough; one that somebody touched is looked at anew.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Path, str, str], tuple[int, ...] | None] = {}

    def check(self, index: Path, ledger: Ledger) -> None:
        """Look at every file that was not looked at as it is now.

        Raises:
            NotOurs: one is not as we wrote it.
            FileNotFoundError: one is not there, or not any longer.
        """
        seen = look_at_all(index)
        files = {(index, name, digest): seen.get(name) for name, digest in ledger.files}
        for (_, name, digest), found in files.items():
            if found is None or self._known.get((index, name, digest)) != found:
                check_file(index / name, digest)
        self._known = files
