"""Where things are: a newcomer who has seen one package finds their way in all others."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import (
    EDGE_NAMES,
    HOUSE,
    MIGRATIONS,
    ROOT,
    TESTS,
    TOOLS,
    Source,
)
from tests.architecture.test_packages import MAY_KNOW

PLACES = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE", "Makefile"),
    *("pyproject.toml", "config.py", "wsgi.py"),
    *("docs/architecture.md", "docs/confidentiality.md", "docs/operating.md", "docs/decisions"),
    *("forum/app.py", "forum/cli.py", "forum/clock.py", "forum/database.py", "forum/errors.py"),
    *("forum/transaction.py", "forum/events.py", "forum/permissions.py", "forum/sealing.py"),
    *("forum/public_ids.py", "forum/paging.py", "forum/writing.py"),
    *("static/css", "static/js", "static/fonts", "static/icons", "templates/_layout.html"),
    *("migrations/env.py", "migrations/versions", "tests/journeys", "tests/architecture"),
)
# Folders of tests that look at more than one module, or at none.
OWN_FOLDERS = {
    *(
        "architecture",
        "bench",
        "browser",
        "deploy",
        "hostile",
        "journeys",
        "look",
        "migrations",
        "proofs",
    ),
    "engines",  # the same tests for both
}
# Modules with logic and no file of tests named after them: where they are shown to work.
SHOWN_ELSEWHERE = {
    "forum/app.py": "every test that visits a page builds the application",
    "forum/cli.py": "tests/running/test_serving.py runs the commands as an operator does",
    "forum/running/gunicorn_file.py": "tests/deploy/test_gunicorn.py",
    "forum/running/gunicorn_settings.py": "tests/deploy/test_gunicorn.py",
    "forum/accounts/pending.py": "tests/journeys/test_joining.py",
}
# Files of tests that show more of a module than fits into the file named after it.
MORE_OF = {
    "tests/accounts/test_ageing.py": "forum/accounts/ending.py",
    "tests/care/risk/test_triage.py": "bench/triage.py",
    "tests/handles/test_words.py": "forum/handles/words/README.md",
    "tests/search/test_benches.py": "bench/search.py",
    "tests/language/test_catalogues.py": "tools/messages.py",
    "tests/moderation/deciding/test_meanwhile.py": "forum/moderation/deciding/undoing.py",
    "tests/moderation/deciding/test_races.py": "forum/moderation/deciding/deciding.py",
    "tests/moderation/deciding/test_same_second.py": "forum/moderation/deciding/deciding.py",
    "tests/moderation/meanwhile/test_slips.py": "forum/moderation/meanwhile/listening.py",
    "tests/moderation/test_walk.py": "forum/moderation/transitions.py",
    "tests/privacy/test_guarded_process.py": "forum/privacy/redaction.py",
    "tests/privacy/test_log_events.py": "forum/privacy/redaction.py",
    "tests/search/keeping/test_killed.py": "forum/search/keeping/indexing.py",
    "tests/seeding/test_as_if_written.py": "forum/seeding/importing.py",
    "tests/seeding/test_counselchat_to_jsonl.py": "tools/counselchat_to_jsonl.py",
    "tests/web/test_duties.py": "forum/web/access.py",
    "tests/test_config.py": "config.py",
    "tests/test_lock.py": "requirements.lock",
}


def without_a_sentence(sources: Sequence[Source]) -> list[str]:
    """Every module says what it is for, and what only it may do."""
    return [f"{source.path}:1" for source in sources if "." not in source.docstring]


def without_a_door(sources: Sequence[Source]) -> list[str]:
    """Every package has a page that says what it is, and a place in the order of packages."""
    paths = {source.path for source in sources}
    packages = {source.package for source in sources if source.package}
    return [
        f"forum/{package}"
        for package in sorted(packages)
        if f"forum/{package}/__init__.py" not in paths or package not in MAY_KNOW
    ]


def untested(house: Sequence[Source], tests: Sequence[Source]) -> list[str]:
    """A module with logic has a file of tests of its name, at the same place under tests/."""
    there = {test.path for test in tests}
    return [
        f"{source.path} has no {_mirror(source.path)}"
        for source in house
        if source.path.startswith("forum/") and source.functions and not source.is_table
        if not _is_doorway(source) and source.path not in SHOWN_ELSEWHERE
        if _mirror(source.path) not in there
    ]


def _is_doorway(source: Source) -> bool:
    """Views, forms and commands are shown by journeys: through the pages that offer them."""
    return source.stem.rpartition("_")[2] in EDGE_NAMES


def _mirror(path: str) -> str:
    module = PurePosixPath(path)
    return str(PurePosixPath("tests", *module.parts[1:-1], f"test_{module.name}"))


def lost_tests(house: Sequence[Source], tests: Sequence[Source]) -> list[str]:
    """A file of tests is named after the file that it tests."""
    mirrors = {_mirror(source.path) for source in house} | set(MORE_OF)
    return [
        f"{test.path} tests no module of its name"
        for test in tests
        if test.stem.startswith("test_") and not OWN_FOLDERS & set(test.path.split("/")[1:-1])
        if test.path not in mirrors
    ]


@pytest.mark.parametrize("place", PLACES)
def test_a_thing_is_where_the_plan_of_the_house_says(place):
    assert (ROOT / place).exists()


@pytest.mark.parametrize(
    ("check", "given"),
    [
        (without_a_sentence, [[*HOUSE, *TOOLS, *MIGRATIONS]]),
        (without_a_door, [HOUSE]),
        (untested, [HOUSE, TESTS]),
        (lost_tests, [HOUSE, TESTS]),
    ],
)
def test_the_house_is_laid_out_alike_everywhere(check, given):
    assert not (found := check(*given)), "\n".join(found)


@pytest.mark.parametrize("code", ["", "x = 1", '"""Rules"""'])
def test_the_check_of_modules_notices_one_that_does_not_say_what_it_is_for(code):
    assert without_a_sentence([Source("forum/threads/rules.py", code)])


@pytest.mark.parametrize(
    "paths", [["forum/threads/rules.py"], ["forum/cellar/__init__.py", "forum/cellar/views.py"]]
)
def test_the_check_of_packages_notices_one_without_a_page_or_a_place(paths):
    assert without_a_door([Source(path, "") for path in paths])


def test_the_check_of_tests_notices_logic_that_nobody_tests():
    logic = Source("forum/threads/locking.py", "def lock(): ...")
    test = Source("tests/threads/test_locking.py", "")

    assert untested([logic], [test]) == []
    assert untested([logic], []) == [
        "forum/threads/locking.py has no tests/threads/test_locking.py"
    ]


def test_the_check_of_tests_notices_one_whose_module_is_gone():
    assert lost_tests([], [Source("tests/threads/test_locking.py", "")])
    assert lost_tests([], [Source("tests/journeys/test_locking.py", "")]) == []


def test_every_module_that_is_shown_elsewhere_is_still_there():
    there = {source.path for source in (*HOUSE, *TESTS)}

    assert {*SHOWN_ELSEWHERE, *MORE_OF} <= there
    assert [path for path in MORE_OF.values() if not (ROOT / path).exists()] == []
