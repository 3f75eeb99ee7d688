"""A process that has more to do than it can: it says so at once, and gets through by itself."""

import http.client
import socket
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from forum.clock import now
from forum.running.answering import servant
from forum.web.guests.shelf import KEPT_FOR
from tests.running.processes import RUN_ALL, fetch, running, wait_until

ONE_WAITS = "from forum.running.answering import crowd; crowd.PAGES_WAIT = 1\n"


@pytest.fixture
def small_forum(tmp_path, address):
    """A forum that answers one request at a time, while one more waits."""
    small = {"LAMPLIT_WORKERS": "1", "LAMPLIT_THREADS": "1"}
    data = {"LAMPLIT_DATA": str(tmp_path), "LAMPLIT_LISTEN": address}
    with running(ONE_WAITS + RUN_ALL, **small, **data) as process:
        process.stdout.readline()
        yield process


def test_whoever_finds_no_room_is_told_at_once_and_all_others_are_answered(
    small_forum, address, tmp_path
):
    with ThreadPoolExecutor() as pool:
        first = pool.submit(fetch, address, "/slow")
        wait_until((tmp_path / "begun").exists)
        two = [pool.submit(fetch, address, "/slow") for _ in range(2)]
        wait_until(lambda: any(answer.done() for answer in two))
        meanwhile = [fetch(address, "/healthz"), fetch(address, "/help")]
        (tmp_path / "go-on").touch()

        assert first.result() == (200, "done")
        assert sorted(answer.result()[0] for answer in two) == [200, 503]

    assert [status for status, _ in meanwhile] == [200, 200]
    assert fetch(address, "/slow") == (200, "done")


def test_who_has_hung_up_takes_nobodys_place(small_forum, address, tmp_path):
    kept = http.client.HTTPConnection(address)
    kept.request("GET", "/healthz")
    kept.getresponse().read()
    with ThreadPoolExecutor() as pool:
        first = pool.submit(fetch, address, "/slow")
        wait_until((tmp_path / "begun").exists)

        kept.close()
        fetch(address, "/healthz")  # so that it was heard
        second = pool.submit(fetch, address, "/slow")
        fetch(address, "/healthz")
        (tmp_path / "go-on").touch()

        assert [first.result(), second.result()] == [(200, "done")] * 2


def test_whoever_connects_and_says_nothing_keeps_nobody_waiting(small_forum, address):
    host, _, port = address.partition(":")
    silent = [socket.create_connection((host, int(port))) for _ in range(3)]
    for each in silent:
        each.settimeout(0)

    status, _ = fetch(address, "/help")

    assert status == 200
    for each in silent:
        with pytest.raises(BlockingIOError):  # they were not even sent away
            each.recv(1)
        each.close()


def test_one_who_speaks_late_is_answered(small_forum, address):
    late = http.client.HTTPConnection(address)
    late.connect()
    fetch(address)

    late.request("GET", "/healthz")

    assert late.getresponse().status == 200
    late.close()


def test_between_two_things_that_it_does_it_gives_back_what_is_free(monkeypatch):
    told = []
    monkeypatch.setattr(servant.ThreadWorker, "notify", lambda self: None)
    monkeypatch.setattr(servant.fewest, "tell", lambda *given: None)
    monkeypatch.setattr(servant.time, "monotonic", lambda: 7.0)
    process = servant.Servant.__new__(servant.Servant)
    process.nr_conns, process._spare = 0, SimpleNamespace(give_back=told.append)

    process.notify()

    assert told == [7.0]


def test_it_lets_go_of_the_pages_that_are_over(app, monkeypatch):
    process = servant.Servant.__new__(servant.Servant)
    process.wsgi = app
    app.test_client().get("/")
    shelf = app.extensions["guest_pages"].shelf
    assert shelf in app.extensions["shelves"]
    assert app.extensions["pieces_alike"][0] in app.extensions["shelves"]
    assert shelf.bytes > 0

    monkeypatch.setattr(servant, "now", lambda: now() + KEPT_FOR)
    process._let_go_of_old()

    assert shelf.bytes == 0


def test_bare_pages_have_nothing_to_let_go_of():
    process = servant.Servant.__new__(servant.Servant)
    process.wsgi = SimpleNamespace(extensions={})

    process._let_go_of_old()
