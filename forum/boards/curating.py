"""Open and close boards: what operators do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.boards.models import Board, Posting, Reading
from forum.boards.news import ReadingChanged
from forum.errors import Refused
from forum.events import announce
from forum.language.messages import _
from forum.public_ids import new_id

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_MAX_CHARS = 40
NAME_MAX_CHARS = 60
DESCRIPTION_MAX_CHARS = 200
NOTE_MAX_CHARS = 40
NOTES_MAX = 20


@dataclass(frozen=True)
class NewBoard:
    """What an operator says of a new board; `rules` and `content_notes` are short lines."""

    slug: str
    name: str
    description: str
    rules: list[str] = field(default_factory=list)
    content_notes: list[str] = field(default_factory=list)
    reading: Reading = Reading.EVERYONE
    posting: Posting = Posting.FIRST_POSTS


def add_board(session: Session, new: NewBoard) -> Board:
    """Add a board below the others.

    Raises:
        Refused: a field does not fit, or the slug is taken.
    """
    _check_name(new.name)
    _check_slug(session, new.slug)
    _check_description(new.description)
    board = Board(
        id=new_id(),
        slug=new.slug,
        name=new.name.strip(),
        description=new.description.strip(),
        rules="\n".join(new.rules),
        content_notes=_check_notes(new.content_notes),
        reading=new.reading,
        posting=new.posting,
        position=(session.scalar(select(func.max(Board.position))) or 0) + 1,
    )
    session.add(board)
    session.flush()  # a slug taken in this very second is noticed here
    return board


def change_board(session: Session, board: Board, words: NewBoard) -> None:
    """Give a board the words and the ways of `words`, but for its address.

    Raises:
        Refused: a field does not fit.
    """
    _check_name(words.name)
    _check_description(words.description)
    notes = _check_notes(words.content_notes)
    board.name, board.description = words.name.strip(), words.description.strip()
    board.rules, board.content_notes = "\n".join(words.rules), notes
    if board.reading != words.reading:
        announce(session, ReadingChanged(board.id))
    board.reading, board.posting = words.reading, words.posting


def archive_board(session: Session, slug: str, *, today: date) -> Board:
    """Close a board to new words; what was written can still be read.

    Raises:
        Refused: there is no such board, or it is closed already.
    """
    board = session.scalar(select(Board).where(Board.slug == slug))
    if board is None:
        raise Refused(_("There is no board '%(slug)s'.", slug=slug))
    if board.archived_on is not None:
        raise Refused(_("The board '%(slug)s' is archived already.", slug=slug))
    board.archived_on = today
    return board


def set_notes(session: Session, slug: str, notes: Sequence[str]) -> Board:
    """Give a board these content notes in place of those it had; posts keep theirs.

    Raises:
        Refused: there is no such board, or a note is too long.
    """
    board = session.scalar(select(Board).where(Board.slug == slug))
    if board is None:
        raise Refused(_("There is no board '%(slug)s'.", slug=slug))
    board.content_notes = _check_notes(notes)
    return board


def all_boards(session: Session) -> list[Board]:
    return list(session.scalars(select(Board).order_by(Board.position, Board.slug)))


def _check_slug(session: Session, slug: str) -> None:
    if not slug:
        raise Refused(_("Give the board its part of the address."), field="slug")
    if not SLUG.fullmatch(slug) or len(slug) > SLUG_MAX_CHARS:
        raise Refused(
            _(
                "'%(slug)s' can't be part of an address: use small letters, digits and single "
                "hyphens, at most %(most)d.",
                slug=slug,
                most=SLUG_MAX_CHARS,
            ),
            field="slug",
        )
    if session.scalar(select(Board.id).where(Board.slug == slug)) is not None:
        raise Refused(_("There is a board '%(slug)s' already.", slug=slug), field="slug")


def _check_name(name: str) -> None:
    if not name.strip():
        raise Refused(_("Give the board a name."), field="name")
    if len(name) > NAME_MAX_CHARS:
        raise Refused(
            _(
                "The name can have %(most)d letters; this one has %(has)d.",
                most=NAME_MAX_CHARS,
                has=len(name),
            ),
            field="name",
        )


def _check_description(description: str) -> None:
    if not description.strip():
        raise Refused(_("Give the board a description."), field="description")
    if len(description) > DESCRIPTION_MAX_CHARS:
        raise Refused(
            _(
                "The description can have %(most)d letters; this one has %(has)d.",
                most=DESCRIPTION_MAX_CHARS,
                has=len(description),
            ),
            field="description",
        )


def _check_notes(notes: Sequence[str]) -> str:
    if len(notes) > NOTES_MAX:
        raise Refused(
            _("A board can offer %(most)d content notes of its own.", most=NOTES_MAX),
            field="content_notes",
        )
    return "\n".join(_check_note(note) for note in notes)


def _check_note(note: str) -> str:
    tidy = " ".join(note.split())
    if not tidy or len(tidy) > NOTE_MAX_CHARS:
        raise Refused(
            _(
                "A content note has 1 to %(most)d letters: pages say 'Talks about' before it.",
                most=NOTE_MAX_CHARS,
            ),
            field="content_notes",
        )
    return tidy
