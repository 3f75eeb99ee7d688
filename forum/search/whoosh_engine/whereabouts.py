"""Where in a part the posts are, by their ids."""

from collections.abc import Collection
from pathlib import Path

import numpy as np

from forum.search.whoosh_engine.facts import unpack
from forum.search.whoosh_engine.parts import Part

ID_BYTES = 16


class Whereabouts:
    """The ids of a part in order, and the mark of each; read once, for parts never change."""

    def __init__(self, folder: Path, part: Part) -> None:
        facts = unpack((folder / f"{part.name}.facts.col").read_bytes())
        ids = np.ascontiguousarray(facts["id"]).view(f"S{ID_BYTES}").ravel()
        self._order = np.argsort(ids)
        self._ids = ids[self._order]
        self._marks = facts["mark"]

    def places(self, ids: Collection[bytes]) -> dict[bytes, int]:
        """Return where those of `ids` are that are in the part."""
        wanted = list(ids)
        if not len(self._ids) or not wanted:
            return {}
        asked = np.array(wanted, self._ids.dtype)
        at = np.minimum(np.searchsorted(self._ids, asked), len(self._ids) - 1)
        found = np.flatnonzero(self._ids[at] == asked)
        places = self._order[at[found]].tolist()
        return {wanted[each]: place for each, place in zip(found.tolist(), places, strict=True)}

    def mark(self, place: int) -> int:
        return int(self._marks[place])
