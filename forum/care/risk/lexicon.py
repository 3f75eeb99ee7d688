"""The lexicon that comes with the code: groups of phrases in our own words, reviewed by people.

Pure, but for reading its files once, at the start.
"""

import tomllib
from pathlib import Path

from forum.care.risk.phrases import Phrasebook

FOLDER = Path(__file__).with_name("words")


def _read() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the groups and the sets of all files: one phrase a line, one set an entry."""
    groups: dict[str, list[str]] = {}
    sets: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for name, given in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name == "sets":
                sets |= {key: _listed(value, ",") for key, value in given.items()}
            else:
                groups.setdefault(name, []).extend(_listed(given, "\n"))
    return groups, sets


def _listed(text: str, between: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split(between) if each.strip()]


GROUPS, SETS = _read()
BOOK = Phrasebook(GROUPS, SETS)
