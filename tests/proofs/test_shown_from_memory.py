"""Proof that no guest is ever shown what is hidden: not from memory either, in no process.

A page is looked at until it comes from memory. Then something happens to what it shows, and the
next look must tell of it, whoever did it and wherever.
"""

import subprocess
import sys

import pytest

from forum.app import create_app
from forum.clock import now
from forum.handles.speaking import Writer
from forum.lobby import views
from forum.public_ids import to_text
from forum.sealing import new_root
from forum.transaction import db, reading
from tests.architecture.sources import ROOT
from tests.counting import statements
from tests.search.filling import fill
from tests.visitor import Visitor

WRITER = Writer(new_root())
WORDS, REPLY, TITLE = "Old words of an opening", "Old words of a reply", "An old title"


class Street:
    """A forum of two processes on one folder: what happens in the first is seen in the second."""

    def __init__(self, settings, inside):
        self.inside, self.app = inside, create_app(settings)
        self.guest = self.app.test_client()
        self.app.extensions["failures"] = []  # where a visitor looks for our bugs
        with inside() as make:
            board = make.board(slug="nights", name="Nights")
            make.board(slug="days")
            thread = make.thread(board=board, title=TITLE, body=WORDS, writer=WRITER, at=now())
            self.board, self.thread = board.id, thread.id
            self.opening = make.opening_of(thread).id
            self.reply = make.reply(thread, body=REPLY, writer=WRITER, at=now()).id
        self.pages = ("/", "/boards/nights", f"/t/{to_text(self.thread)}")

    def look(self):
        """Return what a guest sees on the three pages, joined."""
        return "".join(self.guest.get(page).text for page in self.pages)

    def look_until_kept(self):
        """Look twice; the second time must have cost no query at all."""
        self.look()
        with self.app.app_context(), statements(db.engine) as asked:
            seen = self.look()
        assert asked == []
        return seen


@pytest.fixture
def street(app, settings, inside):
    there = Street(settings, inside)
    yield there
    with there.app.app_context():
        db.engine.dispose()


def hide_reply(make, street):
    make.hide(make.post(street.reply), at=now())


def hide_opening(make, street):
    make.hide(make.post(street.opening), at=now())


def take_back_reply(make, street):
    make.take_back(make.post(street.reply), writer=WRITER)


def take_back_opening(make, street):
    make.take_back(make.post(street.opening), writer=WRITER)


def change_reply(make, street):
    make.change(make.post(street.reply), "Other words.", writer=WRITER, at=now())


def close_board(make, street):
    make.board_of(street.board).reading = "members"


def rename_board(make, street):
    make.board_of(street.board).name = "Other nights"


DEEDS = {
    hide_reply: REPLY,
    hide_opening: WORDS,
    take_back_reply: REPLY,
    take_back_opening: TITLE,
    change_reply: REPLY,
    close_board: WORDS,
    rename_board: ">Nights<",
}


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_what_was_hidden_or_changed_is_not_shown_again(street, deed):
    assert DEEDS[deed] in street.look_until_kept()

    with street.inside() as make:
        deed(make, street)

    assert DEEDS[deed] not in street.look()
    assert DEEDS[deed] not in street.look()


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_page_under_way_while_it_happens_is_not_kept(street, deed):
    """The worst moment: the page is made with the old words, and not yet kept."""
    yet_to_happen = [deed]

    @street.app.after_request
    def happen(response):
        while yet_to_happen:
            with street.inside() as make:
                yet_to_happen.pop()(make, street)
        return response

    seen = [street.guest.get(street.pages[-1]).text for _ in range(2)]

    assert DEEDS[deed] in seen[0]
    assert DEEDS[deed] not in seen[1]


def test_what_a_command_does_in_another_process_is_seen_at_once(street, settings):
    before = street.look_until_kept()

    program = "from forum.cli import main; main()"
    command = [sys.executable, "-c", program, "boards", "archive", "nights"]
    around = {"LAMPLIT_DATA": str(settings.data), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=around, cwd=ROOT, check=True, capture_output=True)

    assert street.look() != before


def test_a_reply_is_there_at_once(street):
    street.look_until_kept()

    with street.inside() as make:
        make.reply(make.post_thread(street.thread), body="Somebody is here.", at=now())

    assert "Somebody is here." in street.look()


def test_a_reply_elsewhere_leaves_a_conversation_where_it_is(street):
    with street.inside() as make:
        other = next(each for each in _others(make) if each.id[0] != street.thread[0])
    street.look_until_kept()

    with street.inside() as make:
        make.reply(make.post_thread(other.id), body="Somebody is there.", at=now())

    with street.app.app_context(), statements(db.engine) as asked:
        assert REPLY in street.guest.get(street.pages[-1]).text
        assert asked == []
    assert street.guest.get("/boards/nights").status_code == 200
    with street.app.app_context(), statements(db.engine) as asked:
        street.guest.get("/boards/nights")
    assert asked == []


def test_a_conversation_that_is_offered_beneath_another_is_shown_as_it_is(street):
    with street.inside() as make:
        like_it = make.thread(title=TITLE, body=WORDS, at=now())
    with street.app.app_context():
        fill(street.app.extensions["search"], reading())
    offered = f'href="/t/{to_text(like_it.id)}"'
    assert offered in street.look_until_kept()

    with street.inside() as make:
        make.post_thread(like_it.id).title = "Called otherwise"

    assert "Called otherwise" in street.guest.get(street.pages[-1]).text


def _others(make):
    while True:
        yield make.thread(at=now())


def test_whoever_is_signed_in_gets_their_own_page(app, guest, member):
    for _ in range(2):
        assert "Sign out" not in guest.get("/").text
        assert "Sign out" in member.get("/").text


def look_as_member(street):
    """Return what a member sees on the home page and the board, joined; twice, the second kept."""
    member = Visitor(street.app).arrive()
    return "".join(member.get(page).text for page in street.pages[:2] * 2)


# What the home page and the board show of it.
ON_LISTS = {
    hide_opening: WORDS,
    take_back_opening: TITLE,
    rename_board: ">Nights<",
}


@pytest.mark.parametrize("deed", ON_LISTS, ids=lambda deed: deed.__name__)
def test_no_member_is_shown_a_piece_from_before(street, deed):
    assert ON_LISTS[deed] in look_as_member(street)

    with street.inside() as make:
        deed(make, street)

    assert ON_LISTS[deed] not in look_as_member(street)


@pytest.mark.parametrize("moment", ["count_news", "usual_wait", "threads_page"])
@pytest.mark.parametrize("deed", [hide_opening, take_back_opening], ids=lambda deed: deed.__name__)
def test_a_piece_under_way_while_it_happens_is_not_kept(street, monkeypatch, moment, deed):
    """Before the piece is begun, but after this request began to look; and while it is made."""
    yet_to_happen, usual = [deed], getattr(views, moment)

    def happen(*given, **named):
        found = usual(*given, **named)
        while yet_to_happen:
            with street.inside() as make:
                yet_to_happen.pop()(make, street)
        return found

    monkeypatch.setattr(views, moment, happen)
    board = street.pages[1]
    Visitor(street.app).arrive().get(board)

    assert not yet_to_happen
    assert ON_LISTS[deed] not in Visitor(street.app).arrive().get(board).text
