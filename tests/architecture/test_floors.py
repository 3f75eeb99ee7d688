"""The floors of the house: rules, tables, deeds, the ground, and the edge that knows Flask."""

import sys
from collections.abc import Sequence

import pytest

from tests.architecture.sources import HOUSE, Source, called, is_within, library

WEB = {"flask", "werkzeug", "wtforms", "jinja2", "click", "gunicorn"}
# What each module of the ground wraps: at most one library, but for two with their reasons.
GROUND: dict[str, set[str]] = {
    "forum/clock.py": set(),
    "forum/database.py": {"sqlalchemy"},
    "forum/errors.py": set(),
    "forum/events.py": {"sqlalchemy"},
    "forum/paging.py": set(),
    "forum/permissions.py": set(),
    "forum/public_ids.py": set(),
    "forum/sealing.py": {"nacl"},
    "forum/separation.py": {"sqlalchemy"},
    # The seam joins the two: it gives each request its session.
    "forum/transaction.py": {"flask", "flask_sqlalchemy", "sqlalchemy"},
    "forum/wal.py": set(),
    # Three stages, each enough by itself: docs/decisions/0004-bleach-followed-by-nh3.md
    "forum/writing.py": {"bleach", "markdown_it", "markupsafe", "nh3"},
}
# What rules may need besides other rules and what is pure in the standard library, and why.
RULES_NEED = {
    # Each reads a list of words that comes with the code, once, at the start.
    "forum/accounts/passphrases.py": {"pathlib", "read_text"},
    "forum/handles/naming.py": {"pathlib", "read_text"},
    "forum/care/risk/lexicon.py": {"pathlib", "read_text"},
    # A file's words are tidied as typed ones are.
    "forum/seeding/lines.py": {"forum.writing"},
}
# What reaches outside: the disk, the network, other processes, the clock.
OUTSIDE = {
    *("io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "sys"),
    *("tempfile", "threading", "time", "urllib.request"),
}
OUTSIDE_CALLS = {"open", "print", "input", "now", "today", "utcnow", "read_text", "read_bytes"}
# Who brings something of the request to those below: its session, and its reader's language.
SEAMS = {"forum/transaction.py", "forum/language/messages.py"}


def _is_foreign(name: str) -> bool:
    return library(name) not in sys.stdlib_module_names and library(name) not in {"forum", "config"}


def web_below_the_edge(house: Sequence[Source]) -> list[str]:
    """Deeds, rules, tables and the ground know neither Flask nor the modules that do."""
    edge = {source.module for source in house if source.is_edge} | {"forum.web"}
    return [
        f"{source.path}:{line} imports {name}"
        for source in house
        if not source.is_edge and source.path not in SEAMS
        for line, name in source.imports
        if library(name) in WEB
        or library(name).startswith("flask_")
        or any(is_within(name, module) for module in edge)
    ]


def impure_rules(house: Sequence[Source]) -> list[str]:
    """Rules are values in, an answer or a refusal out: nothing is read, stored or asked."""
    rules = [source for source in house if source.is_pure]
    pure = {source.module for source in rules} | {"forum.errors", "forum.language.messages"}
    imported = [
        f"{source.path}:{line} imports {name}"
        for source in rules
        for line, name in source.imports
        if not _is_any(name, pure | RULES_NEED.get(source.path, set()))
        and (_is_foreign(name) or library(name) == "forum" or _is_any(name, OUTSIDE))
    ]
    done = [
        f"{source.path}:{call.lineno} calls {called(call)}"
        for source in rules
        for call in source.calls
        if called(call) in OUTSIDE_CALLS - RULES_NEED.get(source.path, set())
    ]
    return imported + done


def _is_any(name: str, modules: set[str]) -> bool:
    return any(is_within(name, module) for module in modules)


def tables_that_do_more(house: Sequence[Source]) -> list[str]:
    """A table is columns and constraints: SQLAlchemy, our own base, and other tables."""
    tables = {source.module for source in house if source.is_table}
    imported = [
        f"{source.path}:{line} imports {name}"
        for source in house
        if source.is_table
        for line, name in source.imports
        if (_is_foreign(name) and library(name) != "sqlalchemy")
        or (library(name) == "forum" and not _is_any(name, tables | {"forum.database"}))
    ]
    acting = [
        f"{source.path}:{function.lineno} has a function, {function.name}"
        for source in house
        if source.is_table
        for function in source.functions
    ]
    return imported + acting


def ground_that_wraps_more(house: Sequence[Source]) -> list[str]:
    """A module of the ground wraps what GROUND says, and rests on the ground alone."""
    flat = [source for source in house if source.path.count("/") == 1 and not source.is_edge]
    ground = {path.removesuffix(".py").replace("/", ".") for path in GROUND}
    return [
        f"{source.path}:{line} imports {name}"
        for source in flat
        for line, name in source.imports
        if (_is_foreign(name) and library(name) not in GROUND.get(source.path, set()))
        or (library(name) in {"forum", "config"} and not _is_any(name, ground))
    ]


CHECKS = (
    web_below_the_edge,
    impure_rules,
    tables_that_do_more,
    ground_that_wraps_more,
)


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_keeps_its_floors_apart(check):
    assert not (found := check(HOUSE)), "\n".join(found)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("forum/threads/replying.py", "from flask import request"),
        ("forum/threads/rules.py", "import wtforms"),
        ("forum/threads/models.py", "from flask_sqlalchemy import SQLAlchemy"),
        ("forum/clock.py", "from werkzeug.http import http_date"),
        ("forum/threads/replying.py", "from forum.web.visits.sessions import member"),
        ("forum/threads/replying.py", "from forum.web.visits import sessions"),
    ],
)
def test_the_check_of_the_edge_notices_a_module_below_that_knows_the_web(path, code):
    assert web_below_the_edge([Source(path, code)])


def test_the_check_of_the_edge_notices_a_deed_that_knows_a_form():
    form = Source("forum/talk/forms.py", "from flask_wtf import FlaskForm")
    deed = Source("forum/talk/who.py", "from forum.talk.forms import SpeakingForm")

    assert web_below_the_edge([form, deed]) == [
        "forum/talk/who.py:1 imports forum.talk.forms.SpeakingForm"
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("forum/threads/rules.py", "from sqlalchemy import select"),
        ("forum/threads/rules.py", "from forum.clock import now"),
        ("forum/threads/rules.py", "from forum.threads.models import Post"),
        ("forum/threads/rules.py", "import os"),
        ("forum/threads/rules.py", "from pathlib import Path"),
        ("forum/threads/rules.py", "def check(): print('so')"),
        ("forum/threads/rules.py", "def check(): return open('list.txt')"),
        ("forum/threads/rules.py", "from datetime import datetime\nmoment = datetime.now()"),
        ("forum/threads/places/cutting.py", '"""Where a page ends. Pure."""\nimport sqlalchemy'),
    ],
)
def test_the_check_of_rules_notices_one_that_is_not_pure(path, code):
    assert impure_rules([Source(path, code)])


def test_the_check_of_rules_lets_them_rest_on_errors_and_on_each_other():
    first = Source("forum/threads/rules.py", "from forum.errors import Refused")
    second = Source("forum/search/query.py", "import re\nfrom forum.threads.rules import check")

    assert impure_rules([first, second]) == []


@pytest.mark.parametrize(
    "code",
    [
        "from forum.clock import now",
        "from forum.threads.rules import check_body",
        "import nh3",
        "class Post(Base):\n    def save(self): ...",
    ],
)
def test_the_check_of_tables_notices_one_that_does_more(code):
    assert tables_that_do_more([Source("forum/threads/models.py", code)])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("forum/clock.py", "import sqlalchemy"),
        ("forum/sealing.py", "import argon2"),
        ("forum/errors.py", "from forum.threads.models import Post"),
        ("forum/errors.py", "from config import Settings"),
        ("forum/new_thing.py", "import nacl"),
    ],
)
def test_the_check_of_the_ground_notices_a_module_that_wraps_more(path, code):
    assert ground_that_wraps_more([Source(path, code)])


def test_the_ground_names_no_module_that_is_gone():
    assert set(GROUND) <= {source.path for source in HOUSE}
