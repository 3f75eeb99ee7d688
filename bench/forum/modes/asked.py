"""What was asked for on the command line, and the forum that it is asked of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.forum import bare, building, course, made, serving
from bench.forum.telling import line
from forum.clock import now


@dataclass(frozen=True)
class Asked:
    """`shared` holds `conversations`; the rest is what bench/forum/__main__.py says of it."""

    folder: Path
    shared: Path
    scale: int
    seconds: float
    connections: Sequence[int]
    engines: Sequence[str]
    only: Sequence[str] = ()
    encoding: str = ""

    def wants(self, name: str) -> bool:
        """Return whether this is to be measured: its name has one of the asked parts in it."""
        return not self.only or any(part in name for part in self.only)

    @property
    def size(self) -> made.Size:
        return made.Size().times(self.scale)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "lamplit.db"

    @property
    def bare(self) -> Path:
        return self.folder / "bare.db"

    def settings(self, engine: str | None = None) -> dict[str, str]:
        return building.environ(self.folder, engine or self.engines[0])

    @contextmanager
    def alone(self, engine: str | None = None) -> Iterator[dict[str, str]]:
        """Return the settings with an engine, and keep the indexes of others out of sight.

        The worker removes them. It would then build the next one anew, while it is measured.
        """
        search, aside = self.folder / "data" / "search", self.folder / "aside"
        aside.mkdir(exist_ok=True)
        others = [one for one in self.engines if one != (engine or self.engines[0])]
        there = [one for one in others if (search / one).exists()]
        for one in there:
            (search / one).rename(aside / one)
        try:
            yield self.settings(engine)
        finally:
            for one in there:
                (aside / one).rename(search / one)

    def prepare(self) -> None:
        """Build the forum, an index for each engine, and the bare pages' database."""
        building.built(self.folder, building.Plan(self.size, now().date(), self.shared))
        for engine in self.engines:
            building.index(self.folder, engine)
        if not self.bare.exists():
            twenty = building.thread_id(made.TWENTY)
            bare.make(self.bare, bare.bodies_of(self.database, twenty))

    def course(
        self, server: serving.Server, beside: serving.Server, found: dict[str, Any]
    ) -> course.Course:
        """Return what is run against `server`, with the bare pages `beside`; rows go to `found`."""
        return course.Course(
            server.site,
            beside.site,
            self.connections,
            self.seconds,
            told=lambda row: print(line(row), flush=True),
            wants=self.wants,
            encoding=self.encoding,
            found=found,
        )
