"""What pages cost a member with a long keyring, against the same pages for one with a new one.

    python -m bench.keyring [--keys 20 200 2000]

Half of the keys are names in threads, each of which somebody else has answered, so that there is a
notice; half are those of readers who follow them. Prints a table of milliseconds and ratios, and
writes them as JSON, too. The forum is asked in this process, without a network;
the smallest of some runs counts.
"""

import argparse
import base64
import json
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from flask import Flask
from flask.json.tag import TaggedJSONSerializer
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import select
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parent.parent))

from config import load
from forum.app import create_app
from forum.boards.curating import NewBoard, add_board
from forum.boards.models import Board
from forum.boards.reading import board_for
from forum.clock import now
from forum.handles.deriving import reader_scope
from forum.handles.keyring import keys as keys_of
from forum.handles.speaking import Writer
from forum.notices.following import follow
from forum.public_ids import to_text
from forum.sealing import new_root
from forum.space.reading import my_threads
from forum.threads.models import Thread
from forum.threads.opening import Opening, open_thread
from forum.threads.replying import Reply, reply
from forum.transaction import db, reading, transaction
from forum.web.visits.session_store import LONGEST

KEYS = (2, 20, 200, 2000)
COMMON, OWN = "common", "own"
RUNS = 7
BATCH = 100
SECRET_BYTES = 32
RESULTS = Path(__file__).parent / "results" / "keyring.json"


def main(arguments: Sequence[str]) -> None:
    """Measure once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--keys", type=int, nargs="+", default=list(KEYS))
    sizes = parser.parse_args(arguments).keys
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(
            load({"LAMPLIT_DATA": folder, "LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0"})
        )
        with app.app_context():
            upgrade()
        rows = [_measure(app, keys) for keys in sorted(sizes)]
        with app.app_context():
            db.engine.dispose()
    _print(rows)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"runs": RUNS, "rows": rows}, indent=1) + "\n", "utf-8")
    print(f"Written to {RESULTS}")


def _measure(app: Flask, keys: int) -> dict[str, float]:
    root = new_root()
    with app.app_context():  # not around the pages: each has its own, as when it is served
        _take_part(root, keys)
        thread = f"/t/{to_text(_well_read())}"
    client = _signed_in(app, root)
    assert f"/t/{to_text(_mine(app, root))}" in client.get("/me/threads").text
    pages: dict[str, Callable[[], object]] = {
        "thread": lambda: client.get(thread),
        "board": lambda: client.get(f"/boards/{COMMON}"),
        "board, counting notices": lambda: _signed_in(app, root).get(f"/boards/{COMMON}"),
        "my space": lambda: client.get("/me"),
        "notices": lambda: client.get("/me/notices"),
        "drafts": lambda: client.get("/me/drafts"),
        "reply in a new thread": lambda: _reply(app, root),
    }
    return {"keys": keys} | {name: _milliseconds(page) for name, page in pages.items()}


def _well_read() -> bytes:
    """Return a thread that every member reads, on a board of twenty; made the first time."""
    found = select(Thread.id).join(Board, Board.id == Thread.board_id).where(Board.slug == COMMON)
    if (thread_id := reading().scalar(found.order_by(Thread.id).limit(1))) is not None:
        return thread_id
    with transaction() as session:
        for slug in (COMMON, OWN):
            add_board(session, NewBoard(slug, "A board", "To try things on."))
    with transaction() as session:
        return min(_open(session, new_root(), COMMON, number) for number in range(20))


def _take_part(root: bytes, keys: int) -> None:
    """Open threads that others answer, and follow them, until the keyring has `keys` keys."""
    _well_read()
    for first in range(0, keys, BATCH):
        with transaction() as session:
            for number in range(first, min(first + BATCH, keys), 2):
                thread_id = _open(session, root, OWN, number)
                follow(session, root, reader_scope(thread_id), about_id=thread_id)


def _open(session: Session, root: bytes, slug: str, number: int) -> bytes:
    """Open a thread and let somebody else answer; return its id."""
    writer, other = Writer(root=root), Writer(root=new_root())
    board = board_for(session, slug, viewer=writer)
    opening = Opening(f"Thread {number}", "How do you sleep?")
    thread = open_thread(session, board, opening, writer=writer, at=now())
    reply(session, thread.id, Reply("Badly."), writer=other, at=now())
    return thread.id


def _reply(app: Flask, root: bytes) -> None:
    """Write in a thread of somebody else: a new name, and a new key on the keyring."""
    with app.app_context():
        with transaction() as session:
            thread_id = _open(session, new_root(), OWN, 0)
        with transaction() as session:
            reply(session, thread_id, Reply("So do I."), writer=Writer(root=root), at=now())


def _mine(app: Flask, root: bytes) -> bytes:
    """Return a thread that the member's page must show, or it is not theirs."""
    with app.app_context():
        found = my_threads(reading(), keys_of(reading(), root), viewer=Writer(root=root))
        return bytes(found[0].thread.id)


def _signed_in(app: Flask, root: bytes) -> FlaskClient:
    secret, at = secrets.token_bytes(SECRET_BYTES), now()
    visit = TaggedJSONSerializer().dumps({"root": root, "role": None}).encode()
    app.extensions["session_store"].keep(secret, visit, ends_at=at + LONGEST, at=at)
    client = app.test_client()
    client.set_cookie("s", base64.urlsafe_b64encode(secret).decode())
    return client


def _milliseconds(page: Callable[[], object]) -> float:
    page()  # whatever is done once only is not counted
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        page()
        took.append(time.perf_counter() - begun)
    return round(min(took) * 1_000, 1)


def _print(rows: Sequence[Mapping[str, float]]) -> None:
    first = rows[0]
    print(f"{'page':<26}" + "".join(f"{int(row['keys']):>8} keys     " for row in rows))
    for name in list(first)[1:]:
        cells = (f"{row[name]:>8.1f} ms {row[name] / first[name]:>4.1f} x" for row in rows)
        print(f"{name:<26}" + "".join(cells))


if __name__ == "__main__":
    main(sys.argv[1:])
