"""Names are said as a moderator would say them, and a thing has a name of its own."""

import ast
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import HOUSE, TESTS, TOOLS, Source

# A thing so called is not yet understood.
NO_NAME = {
    *("util", "utils", "utility", "utilities", "common", "helper", "helpers", "manager"),
    *("managers", "core", "misc", "stuff", "lib"),
}
# Words that say something else about the people who come here than we want to say.
NOT_PEOPLE = {"user", "users", "ban", "banned", "admin", "addict"}
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def nameless(sources: Sequence[Source]) -> list[str]:
    """Neither a folder, a file, a class nor a function has a name that says nothing."""
    return [
        f"{source.path}:{line} is called {name}"
        for source in sources
        for line, name in _names(source)
        if {word.lower() for word in WORDS.findall(name)} & (NO_NAME | NOT_PEOPLE)
    ]


def _names(source: Source) -> list[tuple[int, str]]:
    places = [(1, part) for part in PurePosixPath(source.path).with_suffix("").parts]
    defined = [
        (node.lineno, node.name)
        for node in source.nodes
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    return places + defined


def switches(sources: Sequence[Source]) -> list[str]:
    """No deed is told with true or false what to do: two deeds have two names."""
    return [
        f"{source.path}:{call.lineno} is given {ast.unparse(argument)}"
        for source in sources
        for call in source.calls
        if source.full_name(call.func).startswith("forum.")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, bool)
    ]


CHECKS = (nameless, switches)


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_says_what_it_means(check):
    assert not (found := check(HOUSE + TOOLS + TESTS)), "\n".join(found)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("forum/utils.py", ""),
        ("forum/common/threads.py", ""),
        ("forum/threads/post_helpers.py", ""),
        ("forum/threads/models.py", "class ThreadManager: ..."),
        ("forum/threads/models.py", "class User(Base): ..."),
        ("forum/threads/replying.py", "def ban_user(session): ..."),
        ("forum/threads/replying.py", "class Deed:\n    def _helper(self): ..."),
    ],
)
def test_the_check_of_names_notices_one_that_says_nothing(path, code):
    assert nameless([Source(path, code)])


def test_the_check_of_names_reads_whole_words():
    code = "class Commoner: ...\ndef scored(): ...\ndef urban(): ..."

    assert nameless([Source("forum/threads/corers.py", code)]) == []


def test_the_check_of_deeds_notices_one_that_is_switched():
    code = "from forum.threads.locking import set_locked\nset_locked(thread, True)"

    assert switches([Source("forum/moderation/views.py", code)])
