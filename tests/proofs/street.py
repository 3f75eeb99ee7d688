"""A forum of two processes on one folder, and what may happen to what its pages show."""

from forum.app import create_app
from forum.clock import now
from forum.handles.speaking import Writer
from forum.public_ids import to_text
from forum.sealing import new_root
from tests.counting import statements_of

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
        with statements_of(self.app) as asked:
            seen = self.look()
        assert asked == []
        return seen


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
