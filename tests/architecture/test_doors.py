"""The doors of the house: what only one module may import, ask, catch or print."""

import ast
from collections.abc import Sequence

import pytest

from tests.architecture.sources import (
    HOUSE,
    Source,
    called,
    is_within,
)

WRITING = {"forum/writing.py"}
# Who may import or mention what. Nobody, where the set is empty.
DOORS: dict[str, set[str]] = {
    # One door for each library: replacing one changes one file.
    "nacl": {"forum/sealing.py"},
    "argon2": {"forum/accounts/unlocking.py"},
    "brotli": {"forum/web/compressing.py"},
    "pyrage": {"forum/backups/boxes/age.py"},
    "pyotp": {"forum/staff/second_factor.py"},
    "segno": {"forum/staff/square_code.py"},
    "bleach": WRITING,
    "nh3": WRITING,
    "markdown_it": WRITING,
    "linkify_it": set(),
    "phonenumbers": {"forum/care/details/numbering.py"},
    "confusable_homoglyphs": {"forum/care/wording/lookalikes.py"},
    "re2": {"forum/care/wording/patterns.py"},
    "Stemmer": {"forum/search/analysis.py"},
    "whoosh": {
        "forum/search/whoosh_engine/schema.py",
        "forum/search/whoosh_engine/reading.py",
        "forum/search/whoosh_engine/writing.py",
    },
    "tantivy": {
        f"forum/search/tantivy_engine/{name}.py"
        for name in ("guessing", "looking", "querying", "reading", "schema", "writing")
    },
    "numpy": {
        *(
            f"forum/search/whoosh_engine/{name}.py"
            for name in ("facts", "merging", "reading", "schema", "searching", "whereabouts")
        ),
        *(
            f"forum/search/whoosh_engine/arrays/{name}.py"
            for name in (
                *("codes", "counting", "edits", "filtering", "kinds", "matching", "phrases"),
                *("ranking", "scoring", "segment", "suggestions", "view"),
            )
        ),
        *(
            f"forum/search/meaning/{name}.py"
            for name in (
                *("drawing", "embedding", "files", "graph", "ids", "nearest", "rows", "store"),
            )
        ),
    },
    "onnx": {"forum/search/meaning/drawing.py"},
    "onnxruntime": {"forum/search/meaning/embedding.py"},
    "tokenizers": {"forum/search/meaning/embedding.py"},
    "safetensors": {"forum/search/meaning/graph.py"},
    "markupsafe": WRITING,
    "flask.Markup": set(),
    "jinja2": {f"forum/web/drawing/{name}.py" for name in ("environment", "folding")},
    "flask_babel": {"forum/language/messages.py", "forum/web/languages.py"},
    "flask_login": {"forum/web/visits/sessions.py"},
    "flask_limiter": {"forum/web/throttle.py"},
    "flask_sqlalchemy": {"forum/transaction.py"},
    "gunicorn": {"forum/running/arbiter.py", "forum/running/answering/servant.py"},
    # The sessions' file, the settings of our connections, and what SQLite's files still hold.
    "sqlite3": {
        *("forum/web/visits/session_file.py", "forum/web/visits/session_store.py"),
        *("forum/database.py", "forum/wal.py", "forum/privacy/scouring.py"),
    },
    # One clock, so that tests can hold it. It has no finer hand than seconds.
    "datetime.datetime.now": {"forum/clock.py"},
    "datetime.datetime.utcnow": set(),
    "datetime.datetime.today": set(),
    "datetime.date.today": set(),
    **{f"time.{name}": set() for name in ("time", "time_ns", "localtime", "gmtime")},
    # How long, never when: the worker's beat and rest, and gunicorn's patience at the end.
    "time.monotonic": {
        f"forum/running/{name}.py" for name in ("worker", "turn", "arbiter", "answering/servant")
    },
    "time.perf_counter": set(),
    # The environment is read where a process begins.
    "os.environ": {"wsgi.py", "forum/cli.py"},
    "os.environb": set(),
    "os.getenv": set(),
    # Chance that can be guessed is no chance: secrets alone.
    **{name: set() for name in ("random", "uuid")},
    # Words in SQL text would not be seen by forum/separation.py.
    "sqlalchemy.text": set(),
    "sqlalchemy.sql.text": set(),
    # Nothing leaves the site, and a library that could send is not here to be misused.
    **{name: set() for name in ("urllib.request", "http.client", "smtplib", "email", "ftplib")},
    **{name: set() for name in ("requests", "httpx")},
    "socket": {"forum/running/door.py", "forum/running/answering/servant.py"},  # who comes in
    # What a log line looks like is decided once.
    "logging.basicConfig": set(),
    "logging.config": set(),
    "logging.handlers": set(),
    "logging.StreamHandler": {"forum/privacy/redaction.py"},
    "logging.FileHandler": set(),
    "logging.Formatter": {"forum/privacy/redaction.py"},
    # Stored bytes that could run code when they are read.
    **{name: set() for name in ("pickle", "marshal", "shelve")},
}

# Who may catch everything, and why nothing is lost by it.
CATCHES_ALL = {
    "forum/backups/boxes/age.py",  # remembers it past a library that keeps its text alone
    "forum/events.py",  # one listener that fails must not silence the others; it logs
    # One chore, or case, that fails must not stop the others; it logs.
    *(f"forum/running/{name}.py" for name in ("turn", "case_chores", "forgetting/sweeping")),
    "forum/running/arbiter.py",  # a copied process must end, whatever happened; it says why
    "forum/transaction.py",  # rolls back and raises again
    # What tantivy panics with derives from nothing narrower; all else is raised again.
    "forum/search/tantivy_engine/guard.py",
    "forum/search/tantivy_engine/writing.py",  # takes back what was begun and raises again
}
LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}


def wrong_doors(house: Sequence[Source]) -> list[str]:
    """What has a door is used by nobody else."""
    return [
        f"{source.path}:{line} mentions {name}"
        for source in house
        for line, name in source.mentions
        for what, doors in DOORS.items()
        if is_within(name, what) and source.path not in doors
    ]


def broad_catches(house: Sequence[Source]) -> list[str]:
    """A bug stays an exception until the edge answers it."""
    return [
        f"{source.path}:{node.lineno} catches everything"
        for source in house
        if source.path not in CATCHES_ALL
        for node in source.nodes
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]


def log_lines_put_together(house: Sequence[Source]) -> list[str]:
    """A log line is one fixed sentence; facts go beside it, where they can be held back."""
    return [
        f"{source.path}:{call.lineno} puts a log line together"
        for source in house
        for call in source.calls
        if isinstance(call.func, ast.Attribute)
        and called(call) in LEVELS
        and ast.unparse(call.func.value) in {"log", "logger", "logging", "app.logger"}
        and not (len(call.args) == 1 and isinstance(call.args[0], ast.Constant))
    ]


@pytest.mark.parametrize("check", [wrong_doors, broad_catches, log_lines_put_together])
def test_the_house_uses_its_doors(check):
    assert not (found := check(HOUSE)), "\n".join(found)


@pytest.mark.parametrize("what", DOORS)
def test_the_check_of_doors_notices_whoever_else_uses(what):
    place, _, name = what.rpartition(".")
    code = f"from {place} import {name}" if place else f"import {name}"

    assert wrong_doors([Source("forum/threads/replying.py", code)])


@pytest.mark.parametrize(
    "code",
    [
        "import nacl.secret",
        "from nacl.secret import SecretBox as Box",
        "def late():\n    import nacl",
        "from datetime import datetime as moment\nat = moment.now()",
        "import datetime\nat = datetime.datetime.now(datetime.UTC)",
        "import datetime as d\nday = d.date.today()",
        "import os\nwhere = os.environ['HOME']",
        "import sqlalchemy as sa\nwords = sa.text('DELETE FROM words')",
        "from random import choice",
        "from flask import Markup",
        "import urllib.request",
    ],
)
def test_the_check_of_doors_notices_a_thing_by_any_name(code):
    assert wrong_doors([Source("forum/threads/replying.py", code)])


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndef shown(now): return now",
        "from datetime import datetime\nat = datetime.fromisoformat('2026-03-01')",
        "random = 4",
        "import urllib.parse",
    ],
)
def test_the_check_of_doors_lets_other_things_pass(code):
    assert wrong_doors([Source("forum/threads/replying.py", code)]) == []


@pytest.mark.parametrize("caught", ["except Exception:", "except BaseException:", "except:"])
def test_the_check_of_catches_notices(caught):
    code = f"try:\n    deed()\n{caught}\n    pass"

    assert broad_catches([Source("forum/talk/views.py", code)])


@pytest.mark.parametrize(
    "call",
    [
        "log.info(f'flag {flag}')",
        "log.info('flag %s', flag)",
        "log.info('flag ' + flag)",
        "log.warning(str(error))",
        "logging.error(words)",
    ],
)
def test_the_check_of_log_lines_notices_one_put_together(call):
    assert log_lines_put_together([Source("forum/talk/views.py", call)])


def test_the_check_of_log_lines_lets_a_fixed_sentence_pass():
    code = "log.info('flag resolved', extra={'outcome': outcome})"

    assert log_lines_put_together([Source("forum/talk/views.py", code)]) == []


def test_every_door_is_still_used():
    used = {
        (what, source.path)
        for source in HOUSE
        for _, name in source.mentions
        for what in DOORS
        if is_within(name, what)
    }
    named = {(what, path) for what, paths in DOORS.items() for path in paths}

    assert named <= used
