"""The words that mean the same and come with Lamplit: synonyms.toml, reviewed line by line."""

import tomllib
from functools import cache
from pathlib import Path

from forum.language.messages import _l
from forum.search.asking.entries import Entry

FILE = Path(__file__).with_name("synonyms.toml")
# The headings of the file, as they are read by people.
ABOUT = {
    "Recovery": _l("Recovery"),
    "Mental health": _l("Mental health"),
    "Chronic illness": _l("Chronic illness"),
    "Caring": _l("Caring"),
}


@cache
def shipped_entries() -> dict[str, Entry]:
    """Return each entry by its key, in the order of the file."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        key: Entry(
            key,
            tuple(each["words"]),
            tuple(each.get("also", ())),
            is_one_way=each.get("one_way", False),
            about=ABOUT[about],
            is_shipped=True,
        )
        for about, entries in read.items()
        for key, each in entries.items()
    }
