"""Turn lines into rows that only have to be written. Looks at the database, writes nothing."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.seeding.batching import LINE_MAX_BYTES, Batch
from forum.seeding.importing import ReadyThread, board_ids, ids_here, make_ready, thread_id_for
from forum.seeding.lines import parse_line
from forum.seeding.tally import Tally


class NoBoard(Exception):
    """The line is for a board that is not here."""


def prepare(
    session: Session, batch: Batch, *, key: bytes, today: date, tally: Tally
) -> list[ReadyThread]:
    """Return the threads in `batch` that are not here yet; the rest is noted in `tally`."""
    boards = board_ids(session)
    ids = {line: thread_id_for(key, line.text or b"") for line in batch.lines}
    here = ids_here(session, ids.values())
    ready = []
    for line, thread_id in ids.items():
        if thread_id in here:
            tally.here += 1
            continue
        try:
            ready.append(_thread(line.text, thread_id, boards, today=today))
        except NoBoard as problem:
            tally.miss_board(line.number, str(problem))
        except Refused as problem:
            tally.refuse(line.number, str(problem))
    return ready


def _thread(
    text: bytes | None, thread_id: bytes, boards: Mapping[str, bytes], *, today: date
) -> ReadyThread:
    if text is None:
        raise Refused(f"It is longer than {LINE_MAX_BYTES // 1024**2} MiB.")
    saved = parse_line(text, today=today)
    if saved.board not in boards:
        raise NoBoard(saved.board)
    return make_ready(saved, board_id=boards[saved.board], thread_id=thread_id)
