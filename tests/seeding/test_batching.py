from io import BytesIO

import pytest

from forum.seeding import batching
from forum.seeding.batching import BATCH_BYTES, BATCH_LINES, Line, batches


def lines(text: bytes) -> list[Line]:
    return [line for batch in batches(BytesIO(text)) for line in batch.lines]


def test_lines_keep_their_numbers_and_blank_ones_are_left_out():
    assert lines(b"one\n\n  \t\r\ntwo\r\nthree") == [
        Line(1, b"one"),
        Line(4, b"two"),
        Line(5, b"three"),
    ]


def test_a_byte_order_mark_is_no_part_of_a_line():
    assert lines(b"\xef\xbb\xbfone\n\xef\xbb\xbf\ntwo") == [Line(1, b"one"), Line(3, b"two")]


def test_an_empty_file_has_no_batches():
    assert list(batches(BytesIO(b""))) == []


def test_batches_are_small_and_together_as_big_as_the_file():
    text = b"x" * 1_000 + b"\n"

    many = list(batches(BytesIO(text * 1_000 + b"y\n" * 1_000)))

    assert sum(batch.size for batch in many) == 1_001 * 1_000 + 2 * 1_000
    assert max(len(batch.lines) for batch in many) == BATCH_LINES
    assert max(batch.size for batch in many) < BATCH_BYTES + len(text)
    assert sum(len(batch.lines) for batch in many) == 2_000


@pytest.mark.parametrize("ending", [b"\nnext\n", b""])
def test_a_line_that_is_too_long_is_passed_over_without_being_kept(monkeypatch, ending):
    monkeypatch.setattr(batching, "LINE_MAX_BYTES", 10)
    text = b"x" * 95 + ending

    many = list(batches(BytesIO(b"first\n" + text)))

    found = [line for batch in many for line in batch.lines]
    assert found[:2] == [Line(1, b"first"), Line(2, None)]
    assert found[2:] == ([Line(3, b"next")] if ending else [])
    assert sum(batch.size for batch in many) == len(b"first\n" + text)


def test_a_line_of_just_the_longest_length_is_read(monkeypatch):
    monkeypatch.setattr(batching, "LINE_MAX_BYTES", 10)

    assert lines(b"123456789\nabcdefghij") == [Line(1, b"123456789"), Line(2, b"abcdefghij")]
