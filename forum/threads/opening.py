"""Start a thread on a board."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from forum.boards.content_notes import check_notes, offered
from forum.boards.models import Board
from forum.handles.speaking import Writer, take_voice
from forum.public_ids import new_id
from forum.threads.models import Post, PostState, Thread
from forum.threads.replying import Written, publish
from forum.threads.rules import check_board_open, check_body, check_judged, check_title
from forum.writing import to_html


@dataclass(frozen=True)
class Opening:
    """What a member typed to start a thread, tidied."""

    title: str
    body: str
    notes: list[str] = field(default_factory=list)
    html: str = field(init=False, repr=False)  # as that of a reply

    def __post_init__(self) -> None:
        object.__setattr__(self, "html", to_html(self.body))


def open_thread(
    session: Session, board: Board, opening: Opening, *, writer: Writer, at: datetime
) -> Thread:
    """Add a thread with its opening post. Sent twice from one form, it is added once.

    Raises:
        Refused: the board is closed, the words do not fit, or other rules hold there than those
            that were asked.
    """
    check_board_open(board.archived_on)
    title, body = check_title(opening.title), check_body(opening.body)
    notes = check_notes(opening.notes, offered(board.content_notes))

    thread_id = writer.id_for(board.id)
    post_id = writer.id_for(board.id, title.encode(), body.encode())
    if (already := session.get(Post, post_id)) is not None:
        if already.state != PostState.TAKEN_BACK:
            return session.get_one(Thread, already.thread_id)
        post_id = new_id()  # taken back since: sent again, it is said again
    check_judged(writer.judged_on, board_id=board.id, posting=board.posting)
    if session.get(Thread, thread_id) is not None:
        thread_id = new_id()  # the same form with other words: none of them may be lost

    thread = new_thread(board.id, thread_id, None if writer.waits else title, at=at)
    session.add(thread)
    session.flush()  # the post needs its thread
    voice = take_voice(session, writer, thread_id=thread_id, today=at.date())
    thread.handle_id = voice
    written = Written(
        post_id, voice, body, opening.html, notes=notes, title=title, waits=writer.waits
    )
    publish(session, thread, written, at=at)
    return thread


def new_thread(board_id: bytes, thread_id: bytes, title: str | None, *, at: datetime) -> Thread:
    """Return a thread without posts yet; without a title, one that waits."""
    return Thread(
        id=thread_id,
        board_id=board_id,
        title=title,
        day=at.date(),
        step=0,
        hour=at.hour,
        last_day=at.date(),
        last_step=0,
        last_hour=at.hour,
        replies=0,
        next_seq=0,
    )
