"""How fast conversations are imported: posts a second, and against bare SQLite inserts.

    python bench/importing.py [--posts 10000] [--file FILE.jsonl]

Prints JSON. `posts_a_second` counts everything that `flask import threads` does: reading,
checking, tidying, making HTML and writing to a file with the forum's settings. `bare` writes
the very same rows with the sqlite3 module alone, in one go. `longest_write_seconds` is how
long a member who posts at the same time may have to wait for one batch.
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parent.parent))

from forum.boards.curating import NewBoard, add_board
from forum.clock import now
from forum.database import Base, prepare as prepare_engine
from forum.seeding.batching import batches
from forum.seeding.importing import add_threads, import_key
from forum.seeding.preparing import prepare
from forum.seeding.tally import Tally

THREAD_POSTS = (1, 24)
SENTENCES = (2, 14)
SAID = (
    "the a my I we it was is not so much for with and but then still today night home light "
    "talk slow kind tired morning kettle window quiet rain letter friend walk better hard"
)
WORDS = SAID.split()
TABLES = ("handle", "thread", "post", "words")


def main(arguments: list[str]) -> int:
    """Measure once and print the figures."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        file = asked.file or _made(Path(folder) / "made.jsonl", posts=asked.posts)
        database = Path(folder) / "forum.db"
        engine = create_engine(f"sqlite:///{database}")
        prepare_engine(engine)
        figures = _import(engine, file)
        engine.dispose()
        bare = _bare_seconds(database, Path(folder) / "bare.db")
    posts = int(figures["posts"])
    figures |= {
        "posts_a_second": round(posts / figures["seconds"]),
        "bare_posts_a_second": round(posts / bare),
        "times_bare": round(figures["seconds"] / bare, 1),
        "writing_times_bare": round(figures["writing_seconds"] / bare, 1),
    }
    print(json.dumps(figures, indent=2))
    return 0


def _import(engine: Engine, file: Path) -> dict[str, float]:
    """Import `file` as the command does and return what it took."""
    Base.metadata.create_all(engine)
    tally = Tally()
    with Session(engine) as session:
        key = import_key(session)
        for slug in sorted(_boards(file)):
            add_board(session, NewBoard(slug=slug, name=slug, description="For measuring."))
        session.commit()
    begun, writes, posts = time.perf_counter(), [0.0], 0
    with file.open("rb") as source:
        for batch in batches(source):
            with Session(engine) as session:
                ready = prepare(session, batch, key=key, today=now().date(), tally=tally)
            write_begun = time.perf_counter()
            with Session(engine) as session:
                session.connection(execution_options={"writing": True})
                posts += sum(len(one.posts) for one in add_threads(session, ready))
                session.commit()
            writes.append(time.perf_counter() - write_begun)
    return {
        "posts": posts,
        "refused_lines": tally.refused,
        "mebibytes": round(file.stat().st_size / 1024**2, 2),
        "seconds": round(time.perf_counter() - begun, 3),
        "writing_seconds": round(sum(writes), 3),
        "longest_write_seconds": round(max(writes), 3),
    }


def _bare_seconds(filled: Path, empty: Path) -> float:
    """Return how long the sqlite3 module takes to insert the rows of `filled` into `empty`."""
    with sqlite3.connect(filled) as source:
        rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
        order = [column[1] for column in source.execute("PRAGMA table_info(post)")]
        layout = source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    rows["post"].sort(key=lambda row: int(row[order.index("seq")]))
    with sqlite3.connect(empty) as target:
        target.execute("PRAGMA journal_mode=WAL")
        for [statement] in layout:
            target.execute(statement)
        begun = time.perf_counter()
        for table, table_rows in rows.items():
            places = ", ".join("?" * len(table_rows[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({places})", table_rows)
        target.commit()
    return time.perf_counter() - begun


def _boards(file: Path) -> set[str]:
    with file.open("rb") as lines:
        return {json.loads(line)["board"] for line in lines if line.strip()}


def _made(file: Path, *, posts: int) -> Path:
    """Write a file of made-up conversations with about `posts` posts, the same each time."""
    chance = random.Random(posts)
    with file.open("w", encoding="utf-8") as target:
        while posts > 0:
            thread = list(_posts(chance, chance.randint(*THREAD_POSTS)))
            title = " ".join(chance.choices(WORDS, k=6))
            target.write(json.dumps({"board": "bench", "title": title, "posts": thread}) + "\n")
            posts -= len(thread)
    return file


def _posts(chance: random.Random, number: int) -> Iterator[dict[str, Any]]:
    opened = date(2025, 1, 1) + timedelta(days=chance.randrange(300))
    for ref in range(number):
        sentences = [
            " ".join(chance.choices(WORDS, k=12)).capitalize() + "."
            for _ in range(chance.randint(*SENTENCES))
        ]
        half = len(sentences) // 2
        yield {
            "ref": ref,
            "parent_ref": chance.randrange(ref) if ref and chance.random() < 0.7 else None,
            "name": f"Writer {chance.randrange(6)}",
            "body": f"{' '.join(sentences[:half])}\n\n{' '.join(sentences[half:])}",
            "day": str(opened + timedelta(days=ref)),
        }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure how fast conversations are imported.")
    parser.add_argument("--posts", type=int, default=10_000, help="how many posts to make up")
    parser.add_argument("--file", type=Path, help="measure with this file instead")
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
