"""Finds what a page says without asking a catalogue: a language that marks every message.

`Marked` is such a language: it says each message between two signs. Whatever a reader sees
outside them was written into a page unmarked, and stays English for everybody.
"""

import ast
import inspect
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from babel.support import NullTranslations
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from flask import Flask
from sqlalchemy import select

from forum.database import Base
from forum.transaction import db

OPEN, CLOSE = "⟦", "⟧"
READ_ALOUD = ("aria-label", "alt", "title", "placeholder", "data-busy", "data-copied")
UNREAD = {"script", "style", "kbd", "textarea"}  # keys keep their letters, boxes what was typed
ROOT = Path(__file__).parents[2]
QUOTED = re.compile(r'"((?:[^"\\]|\\.)+)"')
SHORTEST = 3  # what is shorter has to stand alone: it is within many words


class Marked(NullTranslations):
    """Every message in English, between the signs."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return f"{OPEN}{singular if num == 1 else plural}{CLOSE}"

    ugettext, ungettext = gettext, ngettext  # as flask_babel calls them


def speak_marked(app: Flask, language: str) -> None:
    """Let `app` say the marked messages to whoever chose `language`."""
    messages = app.extensions["messages"]
    messages.cache[language, messages.domain[0]] = Marked()
    app.jinja_env.bytecode_cache = None  # other forums' templates say what the language really says


def unmarked(page: BeautifulSoup, *, content: Collection[str] = ()) -> list[str]:
    """Return what `page` says outside the signs, but names, what people wrote, and `content`."""
    longer = [phrase for phrase in content if len(phrase) >= SHORTEST]
    known = sorted(longer, key=len, reverse=True)
    body = page.body or page
    found = [
        text for text in _outside(_texts(body)) if text not in content and _says_more(text, known)
    ]
    for tag in [*body.find_all(True), *page.select("title")]:
        for name in READ_ALOUD:
            said = " ".join(_outside([str(tag.get(name, ""))]))
            if said not in content and _says_more(said, known):
                found.append(f"{name}={said}")
    return found


def _says_more(text: str, known: Sequence[str]) -> bool:
    """Return whether letters are left when all that is known is taken away."""
    for phrase in known:
        text = text.replace(phrase, " ")
    return any(letter.isalpha() for letter in text)


def content_of(app: Flask, *modules: ModuleType) -> set[str]:
    """Return what nobody translates: all texts of the database, of the files that come with
    Lamplit for its people to change, and of `modules`, which write on their behalf.
    """
    with app.app_context(), db.engine.connect() as connection:
        tables = [connection.execute(select(table)) for table in Base.metadata.tables.values()]
        kept = {str(value) for rows in tables for row in rows for value in row if value}
    files = [path.read_text() for path in ROOT.glob("forum/**/*.toml")]
    shipped = {found for text in files for found in QUOTED.findall(text)}
    typed = {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    lines = {" ".join(line.split()) for text in kept | typed for line in text.splitlines()}
    return lines | shipped


def _texts(tag: Tag) -> Iterator[str]:
    """Yield what a person reads there, in order; people's words and names are left out."""
    for part in tag.children:
        if isinstance(part, Tag):
            if not _is_somebodys(part):
                yield from _texts(part)
        elif isinstance(part, NavigableString) and not isinstance(part, PreformattedString):
            yield str(part)


def _is_somebodys(tag: Tag) -> bool:
    """Return whether it holds a name or what people wrote: those are never translated."""
    is_named = tag.name == "bdi" or tag.get("translate") == "no"
    return is_named or tag.get("dir") == "auto" or tag.name in UNREAD


def _outside(texts: Collection[str] | Iterator[str]) -> list[str]:
    """Return the parts with letters that stand between no two signs."""
    found, depth = [], 0
    for text in texts:
        apart = ""
        for letter in text:
            depth += (letter == OPEN) - (letter == CLOSE)
            apart += letter if depth == 0 and letter != CLOSE else " "
        if any(letter.isalpha() for letter in apart):
            found.append(" ".join(apart.split()))
    return found
