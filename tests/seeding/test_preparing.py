from io import BytesIO

import pytest

from forum.sealing import new_root
from forum.seeding import batching
from forum.seeding.batching import Batch, batches
from forum.seeding.importing import add_threads
from forum.seeding.preparing import prepare
from forum.seeding.tally import Tally
from tests.seeding.saying import TODAY, line, post

KEY = new_root()


def batch(*lines: bytes) -> Batch:
    return next(batches(BytesIO(b"\n".join(lines))))


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
def ready(session, make, tally):
    """Prepares lines, on a forum with a board "nights"."""
    make.board(slug="nights")
    make.thread()
    return lambda *lines: prepare(session, batch(*lines), key=KEY, today=TODAY, tally=tally)


def test_good_lines_get_ready_and_bad_ones_are_told(ready, tally):
    threads = ready(line(title="The first"), b"{", line(), line(post(1), post(2, 9)))

    assert [thread.thread["title"] for thread in threads] == ["The first", "A long night"]
    assert tally.reasons == [
        "Line 2: It is not JSON, from letter 2 on.",
        "Line 4: Post 2: It answers '9', which is not in this thread.",
    ]


def test_posts_that_do_not_fit_together_refuse_their_line(ready, tally):
    assert ready(line(post(1), post(2, 2))) == []
    assert tally.reasons == ["Line 1: Post 2 answers itself, by way of others or directly."]


def test_a_line_for_a_missing_board_is_told_once(ready, tally):
    assert len(ready(line(board="days"), line(board="days", title="Two"), line())) == 1
    assert (tally.missing, tally.refused) == ({"days": 1}, 2)


@pytest.mark.parametrize("slug", ["\ud800", "Nights", "nights ", "' OR 1=1 --"])
def test_a_board_is_named_exactly(ready, tally, slug):
    assert ready(line(board=slug)) == []
    assert tally.refused == 1


def test_a_line_that_is_too_long_is_told(ready, tally, monkeypatch):
    monkeypatch.setattr(batching, "LINE_MAX_BYTES", 50)

    assert ready(line()) == []
    assert tally.reasons == ["Line 1: It is longer than 32 MiB."]


def test_what_is_here_is_neither_read_nor_made_again(session, ready, tally):
    add_threads(session, ready(line()))

    [new] = ready(line(), line(title="Another"))

    assert new.thread["title"] == "Another"
    assert (tally.here, tally.refused) == (1, 0)


def test_preparing_writes_nothing(session, ready):
    session.commit()

    ready(line())

    assert not session.new
    assert not session.dirty
