"""The budgets of docs/architecture.md: what is small enough to be read at once."""

import ast
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from statistics import median

import pytest

from tests.architecture.sources import HOUSE, MIGRATIONS, TEMPLATES, TESTS, TOOLS, Source

FUNCTION_LINES = 40
FUNCTION_MEDIAN_LINES = 8
FILE_LINES = 250
FILE_MEDIAN_LINES = 60
FOLDER_FILES = 16
TEMPLATE_LINES = 120
ARGUMENTS = 6
IN_ORDER = 5  # a call that names no argument: nobody remembers five in their order


def _lines(source: Source) -> int:
    return len(source.text.splitlines())


def _length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def long_functions(sources: Sequence[Source]) -> list[str]:
    return [
        f"{source.path}:{function.lineno} {function.name} has {_length(function)} lines"
        for source in sources
        for function in source.functions
        if _length(function) >= FUNCTION_LINES
    ]


def long_files(sources: Sequence[Source]) -> list[str]:
    return [
        f"{source.path} has {_lines(source)} lines"
        for source in sources
        if _lines(source) >= FILE_LINES
    ]


def long_templates(templates: Sequence[Source]) -> list[str]:
    return [
        f"{template.path} has {_lines(template)} lines"
        for template in templates
        if _lines(template) >= TEMPLATE_LINES
    ]


def full_folders(sources: Sequence[Source]) -> list[str]:
    sizes = Counter(str(PurePosixPath(source.path).parent) for source in sources)
    return [f"{folder} has {size} files" for folder, size in sizes.items() if size >= FOLDER_FILES]


def many_arguments(sources: Sequence[Source]) -> list[str]:
    """The subject comes first and the rest has names; `self` is not counted."""
    return [
        f"{source.path}:{function.lineno} {function.name} takes {total} arguments"
        for source in sources
        for function in source.functions
        for total, in_order in [_arguments(function.args)]
        if total >= ARGUMENTS or in_order >= IN_ORDER
    ]


def _arguments(given: ast.arguments) -> tuple[int, int]:
    in_order = [each for each in given.posonlyargs + given.args if each.arg not in {"self", "cls"}]
    return len(in_order) + len(given.kwonlyargs), len(in_order)


def wide_on_average(sources: Sequence[Source]) -> list[str]:
    """Half of all functions, and half of all files, are as small as we aim for."""
    functions = [_length(function) for source in sources for function in source.functions]
    sizes = {
        f"a function has {FUNCTION_MEDIAN_LINES} lines": (functions, FUNCTION_MEDIAN_LINES),
        f"a file has {FILE_MEDIAN_LINES} lines": ([_lines(s) for s in sources], FILE_MEDIAN_LINES),
    }
    return [
        f"the median should be: {aim}, and is {median(found)}"
        for aim, (found, most) in sizes.items()
        if found and median(found) > most
    ]


BUDGETS = [
    (long_functions, HOUSE + TOOLS + TESTS),
    (long_files, HOUSE + TOOLS + TESTS + MIGRATIONS),
    (full_folders, HOUSE + TOOLS),  # the tests mirror the forum, and have makers besides
    (many_arguments, HOUSE + TOOLS),
    (wide_on_average, HOUSE),
    (long_templates, TEMPLATES),
]


@pytest.mark.parametrize(("check", "sources"), BUDGETS)
def test_the_house_keeps_its_budgets(check, sources):
    assert not (found := check(sources)), "\n".join(found)


def function(lines: int) -> str:
    return "def deed():\n" + "    step()\n" * (lines - 1)


@pytest.mark.parametrize(
    ("check", "just_fits", "too_much"),
    [
        (long_functions, function(39), function(40)),
        (long_files, "step()\n" * 249, "step()\n" * 250),
        (long_templates, "<p>\n" * 119, "<p>\n" * 120),
        (many_arguments, "def deed(a, b, *, c, d, e): ...", "def deed(a, b, *, c, d, e, f): ..."),
        (many_arguments, "def deed(a, b, c, d): ...", "def deed(a, b, c, d, e): ..."),
        (
            many_arguments,
            "class A:\n def deed(self, a, b, c, d): ...",
            "def f(a, b, c, d, /, e): 1",
        ),
        (wide_on_average, function(8), function(9)),
        (wide_on_average, "step()\n" * 60, "step()\n" * 61),
    ],
)
def test_a_budget_notices_the_first_thing_that_is_too_big(check, just_fits, too_much):
    assert check([Source("forum/threads/replying.py", just_fits)]) == []
    assert check([Source("forum/threads/replying.py", too_much)])


def test_the_budget_of_folders_notices_the_sixteenth_file():
    files = [Source(f"forum/threads/deed_{number}.py", "") for number in range(16)]

    assert full_folders(files[:15]) == []
    assert full_folders(files) == ["forum/threads has 16 files"]
