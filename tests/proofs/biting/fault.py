"""One protection switched off: a few signs of one file, and the test that has to notice."""

from dataclasses import dataclass
from pathlib import Path


class Moved(AssertionError):
    """What a fault changes is not there once: the protection moved, and its fault must follow."""


@dataclass(frozen=True)
class Fault:
    """A protection, and how it is taken away.

    Attributes:
        what: what the protection does, for whoever reads that nobody would notice its loss.
        file: where it stands, from the top of the project.
        was: the signs that make it; they stand once in the file.
        now: what stands in their place.
        noticed_by: the test that goes red, as pytest calls it.
    """

    what: str
    file: str
    was: str
    now: str
    noticed_by: str

    def plant(self, place: Path) -> str:
        """Take the protection out of the copy in `place`; return how the file was."""
        path = place / self.file
        whole = path.read_text()
        if whole.count(self.was) != 1:
            raise Moved(f"{whole.count(self.was)} times in {self.file}: {self.was!r}")
        path.write_text(whole.replace(self.was, self.now))
        return whole
