"""A page is compared with the bare one as it was just before and just after."""

import sys

import pytest

from bench.forum.course import Course

FIGURES = ("p50", "p95", "p99", "most", "bytes", "refused", "status", "posted")
ERRORS = ("connect", "read", "write", "timeout")
# Answers each time with the next of the rates that lie beside it.
STANDS_IN = f"""#!{sys.executable}
import json, pathlib
rates = pathlib.Path(__file__).with_name("rates")
first, *others = rates.read_text().split()
rates.write_text(" ".join(others))
told = dict.fromkeys({FIGURES + ERRORS}, 0)
print(json.dumps(told | {{"microseconds": 1_000_000, "requests": int(first)}}))
"""


@pytest.fixture
def rates(tmp_path, monkeypatch):
    """What wrk will tell, one run after the other."""
    wrk = tmp_path / "wrk"
    wrk.write_text(STANDS_IN)
    wrk.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "rates"


def test_a_page_stands_beside_the_bare_one_of_before_and_after(rates):
    rates.write_text("1000 300 2000")
    told = []
    course = Course("http://forum", "http://bare", [4], 2.0, told.append, lambda name: True)

    course.run("home", "guest", ["/"])

    (row,) = course.rows
    assert told == [row]
    assert (row["a_second"], row["bare"], row["ratio"]) == (300, 1500, 0.2)
    assert rates.read_text() == ""


def test_what_nobody_wants_is_not_asked_for(rates):
    rates.write_text("1000")
    course = Course("http://forum", "http://bare", [4], 2.0, print, lambda name: name != "home")

    course.run("home", "guest", ["/"])

    assert course.rows == []
    assert rates.read_text() == "1000"
