"""Pages are made one after the other, and nobody waits long for anybody."""

import threading

import pytest

from forum.running.answering import turns
from forum.running.answering.turns import Turns
from tests.running.processes import wait_until

LONG = 240  # only a hang is caught by this


class Making:
    """An application that stays with a page until it is let go on; counts who is in it at once."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.here, self.most = 0, 0
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self._lock:
            self.here += 1
            self.most = max(self.most, self.here)
        if environ.get("fails"):
            raise ValueError("no page")
        assert self.go_on.wait(LONG)
        with self._lock:
            self.here -= 1
        return [b"page"]


@pytest.fixture
def making():
    return Making()


def asked(application, method="GET", path="/"):
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
    thread = threading.Thread(target=application, args=[environ, None])
    thread.start()
    return thread


def test_pages_are_made_one_after_the_other(making, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", LONG)
    application = Turns(making)

    readers = [asked(application) for _ in range(4)]
    wait_until(lambda: making.here)
    making.go_on.set()
    for reader in readers:
        reader.join(LONG)

    assert (making.here, making.most) == (0, 1)


@pytest.mark.parametrize(("method", "path"), [("POST", "/t/x/reply"), ("GET", "/help")])
def test_words_and_whoever_needs_help_wait_for_no_page(making, monkeypatch, method, path):
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", LONG)
    application = Turns(making)

    first = asked(application)
    wait_until(lambda: making.here == 1)
    second = asked(application, method, path)
    wait_until(lambda: making.here == 2)
    making.go_on.set()

    first.join(LONG)
    second.join(LONG)


def test_nobody_waits_long_for_a_page_that_takes_long(making):
    application = Turns(making)

    readers = [asked(application), asked(application)]
    wait_until(lambda: making.here == 2)
    making.go_on.set()
    for reader in readers:
        reader.join(LONG)

    assert application({"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, None) == [b"page"]


def test_a_page_that_fails_gives_its_turn_back(making, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", LONG)
    application, failing = Turns(making), {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "fails": True}

    for _ in range(2):
        with pytest.raises(ValueError, match="no page"):
            application(failing, None)

    making.go_on.set()
    assert application({"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, None) == [b"page"]


def test_the_forum_makes_its_pages_in_turn(app):
    assert isinstance(app.extensions["guest_pages"]._application, Turns)
