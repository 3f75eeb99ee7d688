"""How soon what somebody writes is found, while twenty members write and the worker runs.

    python -m bench.search_lag [FOLDER] [--posts 100000] [--engines whoosh tantivy]
                               [--work PLACE] [--writers 20] [--seconds 60] [--every 1]

FOLDER holds `conversations`; the default is ../shared/data. A forum with so many posts is kept
under PLACE for each engine, and used again. Each writer posts about once in `--every` seconds, one
word of each post being its own; another process asks for these words until they are found. Prints
JSON: the seconds from the commit to the first answer that has the post.
"""

import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, insert, select

from bench.searching.corpora import BOARDS, MEMBERS, SHARED, kept
from bench.searching.engines import request, wanted
from config import load
from forum.app import create_app
from forum.boards.models import Board, Reading
from forum.clock import now
from forum.handles.speaking import Writer
from forum.public_ids import number_of
from forum.sealing import new_root
from forum.search.backend import Document
from forum.search.keeping.commands import STORE
from forum.search.keeping.rebuilding import rebuild
from forum.threads.models import Post, PostState, Thread, Words
from forum.threads.places.placing import GAP
from forum.threads.replying import Reply, reply
from forum.transaction import db, reading, transaction

AT_ONCE = 500  # conversations
LOOK_EVERY, PATIENCE = 0.02, 60.0
GOAL = 2.0
Row = dict[str, Any]


def environ(engine: str, data: Path) -> dict[str, str]:
    return {"LAMPLIT_DATA": str(data), "LAMPLIT_SEARCH": engine, "LAMPLIT_HOLD_FIRST_POSTS": "0"}


def forum_with(posts: Iterator[Document], engine: str, data: Path) -> Flask:
    """Return a forum of these posts and its index; both made the first time only."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = create_app(load(environ(engine, data)))
    with app.app_context():
        upgrade()
        with reading() as session:
            is_new = not session.scalar(select(func.count()).select_from(Board))
        if is_new:
            _fill(posts)
        rebuild(app.extensions["search"], STORE)
    return app


def _fill(posts: Iterator[Document]) -> None:
    with transaction() as session:
        for number, board_id in enumerate(BOARDS, start=1):
            reads = Reading.MEMBERS if board_id in MEMBERS else Reading.EVERYONE
            name = f"board-{number}"
            given = {"slug": name, "name": name, "description": name, "position": number}
            session.add(Board(id=board_id, reading=reads, **given))
    talks = groupby(posts, key=attrgetter("thread"))
    while rows := [list(talk) for _, talk in islice(talks, AT_ONCE)]:
        with transaction() as session:
            session.execute(insert(Thread), [_thread(talk) for talk in rows])
            session.execute(
                insert(Post), [_post(one, seq) for talk in rows for seq, one in enumerate(talk)]
            )
            session.execute(insert(Words), [_words(one) for talk in rows for one in talk])


def _thread(talk: Sequence[Document]) -> Row:
    first, last = talk[0], talk[-1]
    days = {"day": first.day, "last_day": last.day, "step": 0, "last_step": 0}
    counts = {"replies": len(talk) - 1, "next_seq": len(talk)}
    is_answered = len(talk) > 1
    answered = {"answered_on": last.day, "first_answered_on": last.day} if is_answered else {}
    board = {"id": first.thread, "board_id": first.board, "title": first.title}
    nobody = {"answered_on": None, "first_answered_on": None}
    return board | days | counts | nobody | answered


def _post(one: Document, seq: int) -> Row:
    place = {"seq": seq, "position": GAP * (seq + 1), "depth": min(seq, 1)}
    notes = "\n".join(sorted(one.notes)) or None
    facts = {"state": PostState.PUBLISHED, "day": one.day, "notes": notes}
    return {"id": one.id, "thread_id": one.thread} | place | facts


def _words(one: Document) -> Row:
    key = {"key": number_of(one.id), "post_id": one.id}
    return key | {"source": one.body, "html": "<p></p>", "version": 0}


@contextmanager
def worker(engine: str, data: Path) -> Iterator[None]:
    """Run the worker, as an operator does, until it has shown that the index is in step."""
    named = {name: text for name, text in os.environ.items() if not name.startswith("LAMPLIT_")}
    sign = data / "search.alive"
    sign.unlink(missing_ok=True)
    command = "import sys; sys.argv = ['lamplit', 'work']; from forum.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", command], env=named | environ(engine, data)) as it:
        try:
            while not sign.exists():
                time.sleep(0.1)
            yield
        finally:
            it.terminate()


@dataclass(frozen=True)
class Pace:
    """Which member, until when, and how often."""

    number: int
    ends: float
    every: float


def write(app: Flask, threads: Sequence[bytes], told: Any, asked: Mapping[str, float]) -> None:
    """Let so many members write for so many seconds; tell each word with the moment."""
    ends = time.monotonic() + asked["seconds"]
    paces = [Pace(number, ends, asked["every"]) for number in range(int(asked["writers"]))]
    members = [
        threading.Thread(target=_write, args=(app, threads, told, pace), daemon=True)
        for pace in paces
    ]
    for member in members:
        member.start()
    for member in members:
        member.join()
    told.put(None)


def _write(app: Flask, threads: Sequence[bytes], told: Any, pace: Pace) -> None:
    chance = random.Random(pace.number)
    with app.app_context():
        for count in range(sys.maxsize):
            time.sleep(chance.uniform(0.5, 1.5) * pace.every)
            if time.monotonic() > pace.ends:
                return
            word = f"q{os.getpid()}x{pace.number}x{count}z"
            words = Reply(f"Somebody says something kind and quiet about {word} tonight.")
            writer = Writer(root=new_root())
            with transaction() as session:
                reply(session, chance.choice(threads), words, writer=writer, at=now())
            told.put((word, time.monotonic()))


def watched(app: Flask, told: Any) -> list[float]:
    """Return how long each word that is told took to be found."""
    backend, waiting, lags, is_over = app.extensions["search"], {}, [], False
    while waiting or not is_over:
        while not told.empty():
            if (one := told.get()) is None:
                is_over = True
            else:
                waiting[one[0]] = one[1]
        for word, since in list(waiting.items()):
            lag = time.monotonic() - since
            if backend.find(request(wanted(word), boards=None)).hits or lag > PATIENCE:
                lags.append(time.monotonic() - since)
                del waiting[word]
        time.sleep(LOOK_EVERY)
    return sorted(lags)


def measured(engine: str, data: Path, posts: Iterator[Document], asked: Row) -> Row:
    """Return the figures of one engine."""
    app = forum_with(posts, engine, data)
    with app.app_context():
        with reading() as session:
            threads = list(session.scalars(select(Thread.id).limit(1000)))
        db.engine.dispose()
    fork = multiprocessing.get_context("fork")
    told: Any = fork.Queue()
    with worker(engine, data):
        writers = fork.Process(target=write, args=(app, threads, told, asked))
        writers.start()
        lags = watched(app, told)
        writers.join()
    p50, p95 = (round(lags[int(len(lags) * share)], 2) for share in (0.5, 0.95))
    figures = {"written": len(lags), "p50": p50, "p95": p95, "longest": round(lags[-1], 2)}
    return {"engine": engine, **figures, "goal": GOAL, "met": p95 <= GOAL}


def main(arguments: list[str]) -> int:
    """Measure and print."""
    asked = vars(_parser().parse_args(arguments))
    with tempfile.TemporaryDirectory() as folder:
        place = asked["work"] or Path(folder)
        posts = partial(kept, asked["posts"], place, asked["folder"])
        found = [
            measured(engine, place / f"lag-{engine}-{asked['posts']}", posts(), asked)
            for engine in asked["engines"]
        ]
    print(
        json.dumps({"posts": asked["posts"], "writers": asked["writers"], "lag": found}, indent=2)
    )
    return 0 if all(one["met"] for one in found) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--engines", nargs="+", default=["whoosh", "tantivy"])
    parser.add_argument("--work", type=Path)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--every", type=float, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
