"""How long somebody with many posts takes to leave or to fetch all, and how long others wait.

    python -m bench.leaving [--posts 2000]

Half of the posts open threads that somebody else answers, half answer one thread of others. While
the member leaves, somebody else writes again and again; each of these writes is timed. Prints
seconds, with the size of the machine beside them, and writes them as JSON, too.
"""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

sys.path.insert(0, str(Path(__file__).parent.parent))

from config import load
from forum.app import create_app
from forum.boards.curating import NewBoard, add_board
from forum.boards.reading import board_for
from forum.clock import now
from forum.handles.speaking import Writer
from forum.leaving.download_views import _file
from forum.leaving.going_views import Going
from forum.sealing import new_root
from forum.threads.opening import Opening, open_thread
from forum.threads.replying import Reply, reply
from forum.transaction import transaction

BATCH = 50
PAUSE_SECONDS = 0.05
BODY = "It was a long night, and I wrote this down in the end. " * 10
RESULTS = Path(__file__).parent / "results" / "leaving.json"


def main(arguments: Sequence[str]) -> None:
    """Measure both ways out and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--posts", type=int, default=2000)
    posts = parser.parse_args(arguments).posts
    found = {"cores": float(os.cpu_count() or 0), "posts": float(posts)}
    for words in ("take", "leave"):
        with tempfile.TemporaryDirectory() as folder:
            app = _forum(folder)
            root, busy = _lived(app, posts), _lived(app, 2)
            if words == "take":
                found |= _fetch(app, root)
            found |= {f"{words}: {name}": value for name, value in _go(app, root, busy, words)}
    for name, value in found.items():
        print(f"{name:<40}{value:>10.2f}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n")


def _forum(folder: str) -> Flask:
    limits = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0"}
    app = create_app(load({"LAMPLIT_DATA": folder} | limits))
    with app.app_context():
        upgrade()
        with transaction() as session:
            add_board(session, NewBoard("sleep", "Sleep", "To try things on."))
    return app


def _lived(app: Flask, posts: int) -> bytes:
    """Return the root of somebody who wrote so many posts."""
    me, other = Writer(root=new_root()), Writer(root=new_root())
    with app.app_context():
        with transaction() as session:
            board = board_for(session, "sleep", viewer=me)
            common = open_thread(session, board, Opening("All", BODY), writer=other, at=now()).id
        for _ in range(0, posts, BATCH):
            with transaction() as session:
                for _ in range(min(BATCH, posts) // 2):
                    opening = Opening("Thread", BODY)
                    thread = open_thread(session, board, opening, writer=me, at=now())
                    reply(session, thread.id, Reply("Badly."), writer=other, at=now())
                    reply(session, common, Reply(BODY), writer=me, at=now())
    return me.root


def _fetch(app: Flask, root: bytes) -> dict[str, float]:
    """Fetch the file; the memory is what Python holds at most while it is made."""
    with app.test_request_context():
        tracemalloc.start()
        begun = time.perf_counter()
        size = sum(len(piece) for piece in _file(root).response)
        seconds = time.perf_counter() - begun
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return {
        "download: seconds (memory traced)": seconds,
        "download: MB of file": size / 2**20,
        "download: MB of memory at most": most / 2**20,
    }


def _go(app: Flask, root: bytes, busy: bytes, words: str) -> list[tuple[str, float]]:
    """Leave, while somebody else writes."""
    waited: list[float] = []
    over = threading.Event()

    def write() -> None:
        with app.app_context():
            while not over.is_set():
                begun = time.perf_counter()
                with transaction() as session:
                    board = board_for(session, "sleep", viewer=Writer(root=busy))
                    me = Writer(root=busy)
                    open_thread(session, board, Opening("Now", "And I."), writer=me, at=now())
                waited.append(time.perf_counter() - begun)
                time.sleep(PAUSE_SECONDS)

    thread = threading.Thread(target=write)
    thread.start()
    with app.app_context():
        begun = time.perf_counter()
        going = Going(root, "take" if words == "take" else "leave")
        lines = sum(1 for _ in going)
        seconds = time.perf_counter() - begun
    over.set()
    thread.join()
    assert going.far.is_over
    waited.sort()
    return [
        ("seconds", seconds),
        ("lines of progress", float(lines)),
        ("others' writes meanwhile", float(len(waited))),
        ("others' wait, middle, ms", waited[len(waited) // 2] * 1000),
        ("others' wait, longest, ms", waited[-1] * 1000),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
