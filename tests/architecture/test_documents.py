"""The documents say what is there: every command, every setting, every link."""

import ast
import re
from collections.abc import Iterator, Sequence

import pytest

from tests.architecture.sources import (
    DOCUMENTS,
    HOUSE,
    ROOT,
    STATIC,
    TEMPLATES,
    TOOLS,
    Source,
    called,
    decorators,
)

PREFIX = "LAMPLIT_"
# Commands that come with a library, and what the documents may say of them.
FROM_LIBRARIES = {"db", "db upgrade"}
SETTING = re.compile(rf"{PREFIX}[A-Z_]+[A-Z]")
COMMAND = re.compile(r"lamplit ([a-z][a-z-]*(?: [a-z][a-z-]*)*)")
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
PLACE = re.compile(
    r"\b(?:forum|docs|tests|tools|templates|static|bench|migrations)/[\w./-]+\.[a-z]+[a-z0-9]*\b"
    r"|(?<![\w./-])[\w-]+\.md\b(?!\.\w)"
)


def settings(house: Sequence[Source]) -> set[str]:
    """Return the names of all settings, as config.py takes them one by one."""
    [config] = [source for source in house if source.path == "config.py"]
    return {
        PREFIX + str(ast.literal_eval(call.args[0]))
        for call in config.calls
        if called(call) == "take" and call.args
    }


def commands(house: Sequence[Source]) -> set[str]:
    """Return what an operator can type after "lamplit": "work", "boards add", …"""
    beside = [source for source in house if source.stem.endswith("commands")]
    return {name for source in beside for name in _commands(source)}


def _commands(source: Source) -> Iterator[str]:
    groups: dict[str, str] = {"click": ""}
    for function in source.functions:
        for decorator, begins in zip(function.decorator_list, decorators(function), strict=True):
            owner, _, kind = begins.rpartition(".")
            if owner in groups and kind in {"command", "group"}:
                name = f"{groups[owner]} {_called_by(function, decorator)}".strip()
                if kind == "group":
                    groups[function.name] = name
                yield name


def _called_by(function: ast.FunctionDef, decorator: ast.expr) -> str:
    given = decorator.args if isinstance(decorator, ast.Call) else []
    return str(ast.literal_eval(given[0])) if given else function.name.replace("_", "-")


def untold(house: Sequence[Source], documents: Sequence[Source]) -> list[str]:
    """Every setting and every command is in a document."""
    told = "\n".join(document.text for document in documents)
    return [
        *(f"no document tells of {name}" for name in settings(house) if f"`{name}`" not in told),
        *(f"no document tells of {name}" for name in commands(house) if not _is_told(name, told)),
    ]


def _is_told(command: str, told: str) -> bool:
    """A row may list what a group can do: `lamplit boards add`, `list`, `archive`."""
    group, _, name = command.rpartition(" ")
    rows = [line for line in told.splitlines() if f"`lamplit {group or name}" in line]
    return any(re.search(rf"[` ]{re.escape(name)}[` ]", row) for row in rows)


def promised(house: Sequence[Source], documents: Sequence[Source]) -> list[str]:
    """No document and no page tells of a setting or a command that is not there."""
    known = commands(house) | FROM_LIBRARIES
    there = settings(house)
    return [
        f"{document.path} tells of {name}"
        for document in documents
        for name in (
            *(name for name in SETTING.findall(document.text) if name not in there),
            *(name for name in COMMAND.findall(document.text) if not _is_command(name, known)),
        )
    ]


def _is_command(words: str, known: set[str]) -> bool:
    """A command may be followed by what it is given; the name of a group alone is not one."""
    complete = {name for name in known if not any(each.startswith(f"{name} ") for each in known)}
    return words in known or any(f"{words} ".startswith(f"{name} ") for name in complete)


def broken_links(documents: Sequence[Source]) -> list[str]:
    """A link from one of our documents leads to a file, and to a heading if it says so."""
    return [
        f"{document.path} links to {link}"
        for document in documents
        for link in LINK.findall(document.text)
        if "://" not in link and not _leads_somewhere(document, link)
    ]


def _leads_somewhere(document: Source, link: str) -> bool:
    file, _, heading = link.partition("#")
    target = (ROOT / document.path).parent / file if file else ROOT / document.path
    if not target.exists():
        return False
    return not heading or heading in {_slug(line) for line in target.read_text().splitlines()}


def _slug(line: str) -> str:
    kept = re.sub(r"[^\w\s-]", "", line.lstrip("#").strip().lower())
    return kept.replace(" ", "-") if line.startswith("#") else ""


def gone_places(sources: Sequence[Source]) -> list[str]:
    """A file that a document or a comment names is there."""
    return [
        f"{source.path}:{number} names {place}"
        for source in sources
        for number, line in enumerate(source.text.splitlines(), start=1)
        for place in PLACE.findall(line)
        if not any((start / place).exists() for start in (ROOT, ROOT / "docs"))
    ]


@pytest.mark.parametrize(
    ("check", "given"),
    [
        (untold, [HOUSE, DOCUMENTS]),
        (promised, [HOUSE, HOUSE + TEMPLATES + DOCUMENTS]),
        (broken_links, [DOCUMENTS]),
        (gone_places, [HOUSE + TOOLS + TEMPLATES + STATIC + DOCUMENTS]),
    ],
)
def test_the_documents_say_what_is_there(check, given):
    assert not (found := check(*given)), "\n".join(found)


def a_house(*, takes: str = "", command: str = "") -> list[Source]:
    """Return a house with one setting or one command."""
    return [
        Source("config.py", f"read.take('{takes}', '', parse)" if takes else ""),
        Source("forum/boards/commands.py", command),
    ]


LOCK = "@click.group()\ndef boards(): ...\n@boards.command('lock')\ndef lock_(): ..."


@pytest.mark.parametrize(
    ("house", "told"),
    [
        (a_house(takes="PORT"), "Set `LAMPLIT_PORT` to a port."),
        (a_house(command="@click.command()\ndef look_round(): ..."), "`lamplit look-round`"),
        (a_house(command=LOCK), "`lamplit boards lock`"),
        (a_house(command=LOCK), "| `lamplit boards add`, `list`, `lock` | looks after them |"),
    ],
)
def test_the_check_of_documents_notices_what_none_of_them_tells(house, told):
    assert untold(house, [Source("README.md", told)]) == []
    assert untold(house, [Source("README.md", "Nothing.")])


@pytest.mark.parametrize(
    "text", ["Set `LAMPLIT_COLOUR`.", "`lamplit fly`", "    lamplit boards fly"]
)
@pytest.mark.parametrize("path", ["README.md", "templates/operating/overview.html"])
def test_the_check_of_documents_notices_a_promise(path, text):
    assert promised(a_house(command=LOCK), [Source(path, text)])


@pytest.mark.parametrize("link", ["gone.md", "../gone.md", "README.md#no-such-heading", "#gone"])
def test_the_check_of_links_notices_a_broken_one(link):
    assert broken_links([Source("SECURITY.md", f"See [there]({link}).")])


def test_the_check_of_links_lets_good_ones_pass():
    text = "[here](README.md#run-it), [a folder](docs/decisions/), [there](https://example.org/x)"

    assert broken_links([Source("SECURITY.md", text)]) == []


@pytest.mark.parametrize("words", ["See forum/threads/gone.py.", "Rules: gone.md, 'Threads'."])
def test_the_check_of_places_notices_one_that_is_gone(words):
    assert gone_places([Source("forum/threads/rules.py", words)])
