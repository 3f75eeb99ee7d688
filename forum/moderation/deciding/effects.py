"""What a decision does to a post and its thread, at once."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.errors import NotFound, Refused
from forum.house.models import HouseRule
from forum.house.reading import rule_now
from forum.language.messages import _
from forum.moderation.deciding.acts import LETS_OUT, Act, is_any
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.finding import Matter
from forum.threads.holding.hiding import hide
from forum.threads.holding.redacting import add_note, redact
from forum.threads.holding.showing import show
from forum.threads.holding.wording import current_words
from forum.threads.locking import coded, lock
from forum.threads.models import Line, PostState
from forum.threads.moving import move

LINES = {Act.REWORD: Line.REWORD, Act.TAKE_DOWN: Line.TAKEN_DOWN}


def carry_out(session: Session, matter: Matter, choice: Choice, *, at: datetime) -> None:
    """Do to the post and its thread what was chosen; words last, so that others read the result.

    Raises:
        Refused: there is no such board, or nothing of the words was changed.
    """
    post, thread = matter.post, matter.thread
    if Act.NOTE in choice.acts:
        add_note(session, post, list(choice.notes))
    if Act.REDACT in choice.acts:
        _redact(session, matter, choice, at=at)
    if Act.LOCK in choice.acts:
        lock(session, thread, choice.reason or _rule_told(session, choice))
    if Act.MOVE in choice.acts:
        move(session, thread, _board(session, matter, choice), at=at)
    _show_or_hide(session, matter, choice, at=at)


def boards_of(session: Session, matter: Matter, choice: Choice) -> frozenset[bytes]:
    """Return the boards that the thread stands on before and after."""
    there = session.scalars(select(Board.id).where(Board.slug == choice.board))
    return frozenset({matter.thread.board_id, *there})


def rule_for(session: Session, choice: Choice) -> HouseRule | None:
    """Return the rule in force that was chosen.

    Raises:
        Refused: there is none with this number now.
    """
    if choice.rule is None:
        return None
    try:
        return rule_now(session, choice.rule)
    except NotFound as error:
        raise Refused(_("Choose one of the rules of this place."), field="rule") from error


def _redact(session: Session, matter: Matter, choice: Choice, *, at: datetime) -> None:
    is_opening = matter.post.seq == 0
    title, source = current_words(session, matter.post.id)
    wanted = choice.title or title if is_opening else None
    if (wanted, choice.body) == (title if is_opening else None, source):
        raise Refused(_("These are the words as they are. Take out what must go."), field="body")
    redact(session, matter.post, choice.body, title=wanted, at=at)


def _rule_told(session: Session, choice: Choice) -> str:
    rule = rule_for(session, choice)
    return coded(rule.number, rule.title) if rule else ""


def _board(session: Session, matter: Matter, choice: Choice) -> Board:
    found = session.scalar(select(Board).where(Board.slug == choice.board))
    if found is None or found.archived_on is not None:
        raise Refused(_("Choose one of the boards that are open."), field="board")
    if found.id == matter.thread.board_id:
        raise Refused(_("The thread is on this board already. Choose another one."), field="board")
    return found


def _show_or_hide(session: Session, matter: Matter, choice: Choice, *, at: datetime) -> None:
    line = next((LINES[act] for act in choice.acts if act in LINES), None)
    if line is not None:
        hide(session, matter.post, line=line, rule=choice.rule, at=at)
    elif matter.post.state != PostState.PUBLISHED and is_any(choice.acts, LETS_OUT):
        show(session, matter.post, at=at)
