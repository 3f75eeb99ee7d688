"""The frame of a page is drawn once, and says to nobody what it says to somebody else."""

import re
from collections import namedtuple

import pytest

from forum.clock import now
from forum.notices import counting_views
from forum.web.drawing.pieces import pieces
from tests.visitor import Visitor

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
Told = namedtuple("Told", ["is_new"])
FRAMED = ("talk/show.html", "lobby/show.html", "lobby/home.html")


@pytest.fixture
def nights(inside):
    with inside() as make:
        board = make.board(slug="nights", name="Nights & <b>days</b>")
        make.thread(board=board, title="Is it <i>late</i>?", at=now())
    return "/boards/nights"


@pytest.fixture
def frames(app):
    """Count the frames that are kept."""

    def count():
        with app.app_context():
            return sum(key[0] in FRAMED for key in pieces()._kept)

    return count


def test_it_is_drawn_once_for_all_who_see_the_same(app, nights, frames):
    one, other = Visitor(app).arrive(), Visitor(app).arrive()
    first = one.get(nights).text
    kept = frames()
    second = other.get(nights).text

    assert frames() == kept == 1
    assert set(TOKEN.findall(first)).isdisjoint(TOKEN.findall(second))
    assert TOKEN.sub("", first) == TOKEN.sub("", second)


@pytest.mark.parametrize(
    ("cookie", "sign"),
    [
        ("look=dark", 'data-theme="dark"'),
        ("look=plain", "<title>Board</title>"),
        ("look=es", "Salir"),
    ],
)
def test_another_look_is_another_frame(app, nights, frames, cookie, sign):
    usual, chosen = Visitor(app).arrive(), Visitor(app).arrive()
    assert sign not in usual.get(nights).text

    name, _, value = cookie.partition("=")
    chosen.client.set_cookie(name, value)

    assert sign in chosen.get(nights).text
    assert sign not in usual.get(nights).text
    assert frames() == 2


def test_the_menu_is_for_whoever_looks(app, guest, nights):
    member, moderator = Visitor(app).arrive(), Visitor(app).arrive(role="moderator")

    seen = [each.get(nights).text for each in (member, moderator, guest, member)]

    assert ["Queue" in text for text in seen] == [False, True, False, False]
    assert ["Sign out" in text for text in seen] == [True, True, False, True]


def test_what_somebody_has_just_done_is_said_to_them_alone(app, nights, frames):
    one, other = Visitor(app).arrive(), Visitor(app).arrive()
    page = one.get(nights)

    done = one.send(page, f"{nights}/follow")

    said = "You follow this board."
    assert said in done.text
    assert said not in one.get(nights).text
    assert said not in other.get(nights).text


@pytest.mark.parametrize(("new", "kept"), [(1, 3), (20, 3), (21, 2)])
def test_what_is_new_is_said_to_whom_it_is_new_for(app, nights, frames, monkeypatch, new, kept):
    """A number that few have is not kept."""
    one, other, third = (Visitor(app).arrive() for _ in range(3))
    monkeypatch.setattr(counting_views, "told", lambda *_, **__: [])
    before = [each.get(path).text for each in (one, other) for path in ("/", nights)]
    monkeypatch.setattr(counting_views, "told", lambda *_, **__: [Told(is_new=True)] * new)

    first = third.get("/").text
    frames_then = frames()
    again, elsewhere = third.get("/").text, one.get("/").text

    assert f"{new} new for you" in first
    assert TOKEN.sub("", again) == TOKEN.sub("", first)
    assert not [text for text in (*before, elsewhere) if "new for you" in text]
    assert frames() == frames_then == kept


def test_what_is_shown_in_it_stays_words(app, nights):
    member = Visitor(app).arrive()
    for _ in range(2):
        page = member.get(nights)
        thread = member.get(str(page.one("[data-thread] h2 a")["href"]))

        assert page.one("title").get_text().startswith("Nights & <b>days</b>")
        assert thread.one("title").get_text().startswith("Is it <i>late</i>?")
        assert not page.all("title b") + page.all("nav b") + thread.all("h1 i")


def test_no_words_of_members_are_kept_with_it(app, nights):
    member = Visitor(app).arrive()
    page = member.get(nights)
    thread = member.get(str(page.one("[data-thread] h2 a")["href"]))
    tokens = TOKEN.findall(page.text + thread.text)

    with app.app_context():
        kept = repr([(key, p) for key, p in pieces()._kept.items() if key[0] in FRAMED])

    assert "Is it" not in kept
    assert tokens
    assert not [token for token in tokens if token in kept]
