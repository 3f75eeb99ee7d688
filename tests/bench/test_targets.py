"""Ratios become verdicts: what holds, what fails, and what was not measured says so."""

import pytest

from bench.forum.targets import AT_LEAST, AT_MOST, Verdict, verdicts
from bench.forum.telling import HEADING, line, table

FOUND = {
    "statements": {"guest": {"thread of 50": 4}, "member": {"thread of 50": 8}},
    "start_seconds": 1.5,
}


def row(page, who="guest", connections=4, ratio=1.0):
    figures = {"a_second": 100.0, "p50": 1.0, "p95": 2.0, "p99": 3.0, "bytes_each": 9000}
    beside = {"bare": 200.0, "ratio": ratio, "errors": 0, "refused": 0}
    return {"page": page, "who": who, "connections": connections} | figures | beside


def found_for(rows, name, found=FOUND):
    [one] = [each for each in verdicts(rows, found) if each.name == name]
    return one


@pytest.mark.parametrize(("ratio", "passed"), [(0.61, True), (0.6, True), (0.59, False)])
def test_a_page_holds_from_its_ratio_on(ratio, passed):
    verdict = found_for([row("home", ratio=ratio)], "home, guest / bare")

    assert verdict.passed is passed


def test_four_connections_count_or_those_nearest_to_four():
    rows = [row("home", connections=number, ratio=number / 100) for number in (1, 4, 16)]

    assert found_for(rows, "home, guest / bare").found == 0.04
    assert found_for(rows[2:], "home, guest / bare").found == 0.16


def test_a_guests_page_says_nothing_of_a_members():
    assert found_for([row("home")], "home, member / bare").passed is None


@pytest.mark.parametrize(("last", "passed"), [(0.45, True), (0.44, False)])
def test_two_pages_are_compared_by_what_each_is_of_the_bare_page_beside_it(last, passed):
    rows = [row("long thread, first", ratio=0.5), row("long thread, last", ratio=last)]
    verdict = found_for(rows, "long thread, last, guest / long thread, first")

    assert verdict.passed is passed


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("statements, thread of 50, guest", True),
        ("statements, thread of 50, member", False),
        ("start, seconds", True),
        ("memory of all processes, MiB", None),
    ],
)
def test_a_sum_holds_up_to_its_limit(name, passed):
    assert found_for([], name).passed is passed


def test_the_table_says_of_each_whether_it_holds():
    said = table(
        [
            Verdict("one", AT_LEAST, 0.5, 0.75),
            Verdict("two", AT_MOST, 2, 3),
            Verdict("three", AT_MOST, 2, None),
        ]
    )

    assert [words.split()[0] for words in said.splitlines()] == ["holds", "FAILS", "not"]


def test_a_line_of_figures_is_as_wide_as_its_heading():
    assert len(line(row("home"))) == len(HEADING)
