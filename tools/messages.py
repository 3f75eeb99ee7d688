"""Gathers what the forum says into its catalogues, and makes the files that it reads.

python tools/messages.py

Says how many messages wait for a translation: write them into the .po file, then run it again.
"""

import io
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "forum" / "language" / "translations"
REPLIES = Path("forum/house/saved_replies.toml")
METHODS = [("forum/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "_l": None,
    "marked": None,
    "gettext": None,
    "_n": (1, 2),
    "ngettext": (1, 2),
}
# A catalogue changes when its messages do, and not with every day that it is made anew.
MADE = datetime(2026, 11, 1, tzinfo=UTC)


def gather() -> Catalog:
    """Return every message of the code and the templates, with the file that it stands in."""
    found = Catalog(project="Lamplit", charset="utf-8")
    parts = extract_from_dir(ROOT, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Note:",))
    for path, _line, message, comments, context in sorted(parts, key=lambda part: part[:2]):
        if path.startswith(("forum/", "templates/")):
            found.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    for words in saved_replies():
        found.add(words, locations=[(str(REPLIES), 0)])
    return found


def saved_replies() -> list[str]:
    """Return the titles and texts of the replies that come with Lamplit, as they are kept."""
    given = tomllib.loads((ROOT / REPLIES).read_text(encoding="utf-8"))["reply"]
    return [each[part].strip() for each in given for part in ("title", "text")]


def paths() -> list[Path]:
    """Return the catalogues that people translate."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def renewed(catalogue: Catalog, messages: Catalog) -> Catalog:
    """Return the catalogue with just these messages, and what is translated already."""
    catalogue.update(messages, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.creation_date = catalogue.revision_date = MADE
    catalogue.header_comment = "# What Lamplit says. See CONTRIBUTING.md, Words."
    catalogue.project = catalogue.last_translator = catalogue.language_team = "Lamplit"
    catalogue.version = "1"
    catalogue.msgid_bugs_address = "SECURITY.md"
    return catalogue


def as_text(catalogue: Catalog) -> bytes:
    """Return the file that people translate."""
    file = io.BytesIO()
    write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def as_read(catalogue: Catalog) -> bytes:
    """Return the file that the forum reads."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def waiting(catalogue: Catalog) -> list[Message]:
    """Return the messages without words, or with words that somebody has to look at."""
    return [message for message in catalogue if message.id and not _is_ready(message)]


def _is_ready(message: Message) -> bool:
    words = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(words) and not message.fuzzy


def main() -> int:
    messages = gather()
    for path in paths():
        catalogue = renewed(read(path), messages)
        path.write_bytes(as_text(catalogue))
        path.with_suffix(".mo").write_bytes(as_read(catalogue))
        print(f"{path.parts[-3]}: {len(catalogue)} messages, {len(waiting(catalogue))} wait.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
