"""The two indexes of a generation: what everyone, and what members may read.

Scores come from all posts of an index, so each audience needs its own. While there is nothing
for members only, theirs is the same and is left out.
"""

import shutil
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path

from forum.search.backend import Audience, Document, Progress
from forum.search.tantivy_engine import writing
from forum.search.tantivy_engine.entry import Entry, of_document
from forum.search.tantivy_engine.guard import guarded
from forum.search.tantivy_engine.parts import parts_of
from forum.search.tantivy_engine.reading import Reader, Snapshot

BATCH = 10_000  # posts that are written at once in a new index


class Pair:
    """Reads and writes the indexes in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._everyone, self._members = folder / "everyone", folder / "members"
        self._readers = {self._everyone: Reader(self._everyone)}
        self._readers[self._members] = Reader(self._members)

    def snapshot(self, audience: Audience) -> Snapshot:
        """Return the index of this audience.

        Raises:
            NotReady: it cannot be read.
        """
        has_own = audience is Audience.MEMBERS and self._members.exists()
        return self._readers[self._members if has_own else self._everyone].snapshot()

    def check(self) -> None:
        """Raise NotOurs when a file is damaged or not ours."""
        for folder in self._folders:
            self._readers[folder].check()

    def make(self) -> None:
        with guarded():
            writing.make(self._everyone)

    def put(self, entries: Sequence[Entry], gone: Collection[str] = ()) -> None:
        """Put the posts in, over what is there of them; take those out."""
        if not self._members.exists() and not all(entry.everyone for entry in entries):
            self._part_ways()
        ids = {*gone, *(entry.id for entry in entries)}
        for folder in self._folders:
            is_ours = folder == self._members
            with guarded():
                writing.put(folder, [entry for entry in entries if entry.everyone or is_ours], ids)

    def fill(self, documents: Iterable[Document], progress: Progress | None) -> None:
        """Put many posts in, some after the other."""
        left, done = iter(documents), 0
        while batch := [of_document(document) for document in islice(left, BATCH)]:
            self.put(batch)
            done += len(batch)
            if progress:
                progress(done)

    def taken_out(self) -> int:
        """Return of how many posts there are words, though they were taken out."""
        return max(sum(part.gone for part in parts_of(folder)) for folder in self._folders)

    def renew_some(self, begun: dict[str, int]) -> bool:
        """Write some of the files anew that still hold their words.

        Args:
            begun: how far each part was done; kept from one call to the next.

        Returns:
            False once none is left.
        """
        shutil.rmtree(self._half_made, ignore_errors=True)
        with guarded():
            return any(writing.renew_some(folder, begun) for folder in self._folders)

    @property
    def _folders(self) -> list[Path]:
        """Everyone's comes first: what is no longer for everyone is gone from there first."""
        return [self._everyone, *([self._members] if self._members.exists() else [])]

    @property
    def _half_made(self) -> Path:
        return self.folder / "members.new"

    def _part_ways(self) -> None:
        """Give members an index of their own: so far it is the same."""
        shutil.rmtree(self._half_made, ignore_errors=True)
        shutil.copytree(self._everyone, self._half_made)
        self._half_made.rename(self._members)
