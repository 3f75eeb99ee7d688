"""Who waits when many come, and what the others read."""

import pytest

from config import load
from forum.app import create_app
from forum.running.answering.crowd import (
    PAGES_WAIT,
    WORDS_WAIT,
    Line,
    busy_answer,
    is_first_aid,
)

PAGE, WORDS = b"GET /boards/sleep", b"POST /t/AAAAAAAA"


@pytest.mark.parametrize(("asked", "room"), [(PAGE, PAGES_WAIT), (WORDS, WORDS_WAIT), (b"", 48)])
def test_so_many_wait_and_no_more(asked, room):
    line = Line()

    assert sum(line.lets_in(asked) for _ in range(room + 10)) == room


def test_words_that_were_sent_still_wait_when_pages_do_not():
    line = Line()
    for _ in range(PAGES_WAIT):
        line.lets_in(PAGE)

    assert (line.lets_in(PAGE), line.lets_in(WORDS)) == (False, True)


def test_somebody_taken_out_makes_room():
    line = Line()
    while line.lets_in(PAGE):
        pass

    line.take_out()

    assert [line.lets_in(PAGE), line.lets_in(PAGE)] == [True, False]


@pytest.mark.parametrize(
    ("asked", "is_urgent"),
    [
        (b"GET /help HTTP/1.", True),
        (b"GET /leave HTTP/1", True),
        (b"GET /healthz HTTP", True),
        (b"GET /readyz HTTP/", True),
        (b"GET / HTTP/1.1\r\n", False),
        (b"POST /help HTTP/1", False),
        (b"", False),
    ],
)
def test_help_the_way_out_and_signs_of_life_do_not_wait(asked, is_urgent):
    assert is_first_aid(asked) is is_urgent


def test_whoever_is_sent_away_reads_why_and_when_to_come_back(app):
    head, _, body = busy_answer(app).partition(b"\r\n\r\n")
    lines = head.decode("ascii").split("\r\n")

    assert lines[0] == "HTTP/1.1 503 Service Unavailable"
    assert {"Retry-After: 5", "Cache-Control: no-store", "Connection: close"} <= set(lines)
    assert f"Content-Length: {len(body)}" in lines
    assert b"We are busy for a moment" in body
    assert b'href="/help"' in body


def test_it_is_said_in_the_language_of_the_place(tmp_path):
    app = create_app(load({"LAMPLIT_DATA": str(tmp_path / "data"), "LAMPLIT_LANGUAGE": "es"}))

    body = busy_answer(app).partition(b"\r\n\r\n")[2].decode()

    assert '<html lang="es">' in body
    assert "We are busy" not in body
    assert "Reload this page" not in body
