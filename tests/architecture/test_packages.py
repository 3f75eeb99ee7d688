"""The packages of the house depend one way: whoever arrives first knows nothing of who follows."""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.sources import HOUSE, Source, is_within, module_of

# What each package may know. A new package finds its place here before it can be used.
MAY_KNOW: dict[str, set[str]] = {
    "language": set(),  # whoever says something may know it
    "accounts": set(),
    "handles": set(),
    "boards": set(),
    "care": set(),
    "audit": {"staff"},
    "house": {"boards", "audit"},
    "staff": {"accounts", "handles", "boards"},
    "threads": {"handles", "boards"},
    "notices": {"handles", "boards", "threads"},
    "space": {"handles", "boards", "threads", "notices"},
    "wordrules": {"care", "boards", "threads", "audit"},
    "moderation": {
        *("handles", "boards", "threads", "notices", "space", "care", "wordrules"),
        *("staff", "audit", "house"),
    },
    "search": {"handles", "boards", "threads", "care", "space"},
    "lobby": {"handles", "boards", "house", "threads", "notices", "space", "moderation", "search"},
    "talk": {
        *("handles", "boards", "threads", "care", "notices", "space", "wordrules", "moderation"),
        *("house", "search"),
    },
    # Whoever leaves takes from everywhere, on both sides; never in one transaction.
    "leaving": {
        *("accounts", "handles", "boards", "threads", "notices", "space", "moderation", "staff"),
    },
    "pages": {"care", "house", "moderation"},
    "operating": {
        *("accounts", "boards", "care", "staff", "audit", "house", "moderation", "privacy"),
        "search",
    },
    "doctor": {"care", "audit", "operating", "search"},
    "seeding": {"accounts", "handles", "boards", "threads", "moderation"},
    "privacy": {
        *("accounts", "boards", "staff", "threads", "notices", "handles", "space", "moderation"),
    },
    "backups": {
        *("accounts", "audit", "leaving", "moderation", "operating", "privacy", "search", "staff"),
        "threads",
    },
    "web": set(),  # the edge; every view may know it
    "running": {
        *("accounts", "wordrules", "care", "audit", "privacy", "seeding", "staff", "moderation"),
        "web",
        *("search", "doctor"),
    },
}
# How long things are kept is one table: whoever keeps or forgets something reads it there; and
# what is kept is told in one place, and shown wherever somebody asks.
# Whoever says a sentence marks it for those who read another language.
FOR_ALL = ("forum.privacy.retention", "forum.privacy.inventory", "forum.language.messages")
# One module each, and why it is worth it.
EXCEPTIONS = {
    # Whether the worker is at work is asked by the web, and known by the worker.
    ("forum/web/health.py", "forum.running.worker"),
    # Templates draw names, say times and list the rules on every kind of page.
    ("forum/web/filters.py", "forum.handles.naming"),
    ("forum/web/filters.py", "forum.privacy.coarse_time"),
    ("forum/web/filters.py", "forum.house.edition_views"),
    ("forum/web/filters.py", "forum.boards.content_notes"),
    ("forum/web/filters.py", "forum.boards.notes_said"),
    # Why a thread is finished is kept as a code where it is a rule, and told in any language.
    ("forum/web/filters.py", "forum.threads.locking"),
    # Whether the worker is at work is told to whoever has to start it.
    ("forum/operating/views.py", "forum.running.worker"),
    ("forum/operating/views.py", "forum.running.rounds"),
    # What left the file of sessions is written over as what left the database is.
    ("forum/web/visits/session_store.py", "forum.privacy.scouring"),
    # Who has duties is asked of the table at the door, whatever a visit remembers.
    ("forum/web/access.py", "forum.staff.reading"),
    # What guests may see is marked where every forum keeps its random numbers.
    ("forum/web/guests/marking.py", "forum.accounts.models"),
    # Whether the database answers is asked of the table that every forum has a row in.
    ("forum/web/health.py", "forum.accounts.models"),
    # Looking up and putting rows past SQLAlchemy is beside who does it most; it knows no handles.
    ("forum/house/choices.py", "forum.handles.glancing"),
    ("forum/wordrules/reading.py", "forum.handles.glancing"),
    ("forum/web/guests/marking.py", "forum.handles.putting"),
    # A sample of the demonstration knows its hour as long as a post does.
    ("forum/seeding/samples.py", "forum.privacy.fading"),
}


def packages_that_look_back(house: Sequence[Source]) -> list[str]:
    """No package imports another that comes after it on a visitor's path."""
    return [
        f"{source.path}:{line} imports {name}"
        for source in house
        if source.package
        for line, name in source.imports
        if (other := _package(name, house)) and other != source.package
        if other not in MAY_KNOW.get(source.package, set())
        and not any(is_within(name, module) for module in FOR_ALL)
        and not (other == "web" and source.is_edge)
        and not any(source.path == path and is_within(name, module) for path, module in EXCEPTIONS)
    ]


def _package(name: str, house: Sequence[Source]) -> str | None:
    parts = name.split(".")
    packages = {source.package for source in house} | set(MAY_KNOW)
    return parts[1] if parts[0] == "forum" and len(parts) > 1 and parts[1] in packages else None


def circles(house: Sequence[Source]) -> list[str]:
    """No two modules need each other to be imported."""
    modules = {source.module for source in house}
    needs = {
        source.module: {module_of(name, modules) for _, name in _at_once(source)} - {None}
        for source in house
    }
    for module, needed in needs.items():
        needed.discard(module)
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return [" -> ".join(error.args[1])]
    return []


def _at_once(source: Source) -> list[tuple[int, str]]:
    """Return what is imported with the module, and not only when a function is called."""
    top = {node.lineno for node in source.tree.body}
    return [(line, name) for line, name in source.imports if line in top]


def imports_from_here(house: Sequence[Source]) -> list[str]:
    """An import says its whole path, so that it can be searched for."""
    return [
        f"{source.path}:{line} imports {name}"
        for source in house
        for line, name in source.imports
        if name.startswith(".")
    ]


@pytest.mark.parametrize("check", [packages_that_look_back, circles, imports_from_here])
def test_the_packages_of_the_house_depend_one_way(check):
    assert not (found := check(HOUSE)), "\n".join(found)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("forum/handles/speaking.py", "from forum.threads.models import Post"),
        ("forum/boards/curating.py", "from forum.threads import models"),
        ("forum/threads/replying.py", "from forum.moderation.silences import check"),
        ("forum/accounts/joining.py", "from forum.handles.keyring import add_key"),
        ("forum/handles/keyring.py", "from forum.accounts.models import Credential"),
        ("forum/threads/replying.py", "def later():\n    import forum.space.reading"),
        ("forum/web/filters.py", "from forum.threads.models import Post"),
        ("forum/care/help_lines.py", "from forum.house.shipped import HOUSE_RULES"),
        ("forum/threads/reading.py", "from forum.web.visits.sessions import viewer"),
    ],
)
def test_the_check_of_packages_notices_one_that_looks_back(path, code):
    later = Source("forum/moderation/silences.py", "")

    assert packages_that_look_back([Source(path, code), later])


def test_the_check_of_packages_lets_a_view_know_the_edge():
    view = Source("forum/talk/views.py", "from forum.web.visits.sessions import viewer")

    assert packages_that_look_back([view]) == []


def test_the_check_of_circles_notices_one():
    first = Source("forum/a.py", "from forum.b import deed")
    second = Source("forum/b.py", "from forum import a")

    assert circles([first, second, Source("forum/__init__.py", "")]) != []


def test_the_check_of_circles_lets_a_function_import_late():
    first = Source("forum/a.py", "from forum.b import deed")
    second = Source("forum/b.py", "def late():\n    from forum import a")

    assert circles([first, second]) == []


def test_the_check_of_paths_notices_one_that_is_cut_short():
    assert imports_from_here([Source("forum/talk/views.py", "from .models import Post")])


def test_every_exception_is_still_needed():
    used = {
        (source.path, module)
        for source in HOUSE
        for _, name in source.imports
        for _, module in EXCEPTIONS
        if is_within(name, module)
    }

    assert used >= EXCEPTIONS
