"""Each line says one thing, and nothing that is not ours passes for it."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from forum.backups.boxes.records import (
    FORMAT,
    Head,
    NotARecord,
    TooNew,
    from_line,
    head_of,
    to_line,
)

VALUES = st.none() | st.integers() | st.text() | st.binary()


@given(st.lists(VALUES))
def test_a_row_comes_out_as_it_went_in(row):
    line = to_line(row)

    assert from_line(line) == row
    assert line.count(b"\n") == 1


def test_a_first_line_says_what_this_is():
    head = Head("backup", "0014", date(2026, 3, 1))

    assert head_of(from_line(to_line(head.record()))) == head


@pytest.mark.parametrize("line", [b"", b"{", b"7", b"null", b'[["not base64"]]', b"\xff", b"[[3]]"])
def test_what_is_no_line_of_ours_is_refused(line):
    with pytest.raises(NotARecord):
        from_line(line)


@pytest.mark.parametrize(
    "record", [[], {}, {"lamplit": 1}, {"lamplit": 1, "kind": "backup", "schema": "1", "day": "x"}]
)
def test_what_is_no_first_line_is_refused(record):
    with pytest.raises(NotARecord):
        head_of(record)


def test_a_line_of_a_later_version_is_told_apart():
    record = Head("backup", "0014", date(2026, 3, 1)).record() | {"lamplit": FORMAT + 1}

    with pytest.raises(TooNew):
        head_of(record)
