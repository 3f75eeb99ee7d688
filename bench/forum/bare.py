"""What every figure is compared with: a bare Flask page, and one that shows 20 posts of one query.

    python -m bench.forum.bare FILE --listen 127.0.0.1:8001

serves both from a database of its own, under the settings of gunicorn that the forum has. The
query is SQLAlchemy Core's, the page Jinja's, and nothing else is done.
"""

import argparse
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from flask import Flask, render_template
from gunicorn.app.base import BaseApplication
from jinja2 import DictLoader
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
    select,
)

from config import load
from forum.running.answering.servant import Servant
from forum.running.gunicorn_settings import for_server

POSTS = 20
THREADS = 50
THREAD = THREADS // 2
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Bare</title></head>
<body><main><h1>Bare</h1>
{% for post in posts %}
<article id="p-{{ post.id }}"><h2>{{ post.name }}</h2><p>{{ post.body }}</p></article>
{% endfor %}</main></body>
</html>
"""
HELLO, BARE = "/hello", "/posts"

post_table = Table(
    "post",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("thread_id", Integer, index=True),
    Column("name", String),
    Column("body", String),
)


def make(file: Path, bodies: Iterable[str]) -> None:
    """Write the database: some threads of the same 20 posts."""
    engine = create_engine(f"sqlite:///{file}")
    post_table.metadata.create_all(engine)
    said = [{"name": f"Writer {n}", "body": body} for n, body in enumerate(bodies)][:POSTS]
    with engine.begin() as connection:
        for thread in range(THREADS):
            connection.execute(insert(post_table), [{"thread_id": thread, **one} for one in said])
    engine.dispose()


def bodies_of(forum: Path, thread: bytes) -> list[str]:
    """Return what the posts of a thread of the forum's database say."""
    wanted = (
        "SELECT source FROM words JOIN post ON post.id = words.post_id"
        " WHERE thread_id = ? ORDER BY position"
    )
    with closing(sqlite3.connect(f"file:{forum}?mode=ro", uri=True)) as read:
        return [body for [body] in read.execute(wanted, [thread])]


def bare_app(file: Path) -> Flask:
    """Return an application of two pages: one of nothing, one of 20 posts."""
    app, engine = Flask("bare"), create_engine(f"sqlite:///{file}")
    app.jinja_loader = DictLoader({"posts.html": PAGE})
    wanted = select(post_table).where(post_table.c.thread_id == THREAD).order_by(post_table.c.id)

    @app.get(HELLO)
    def hello() -> str:
        return "<!doctype html><title>Bare</title><h1>Bare</h1>"

    @app.get(BARE)
    def posts() -> str:
        with engine.connect() as connection:
            return render_template("posts.html", posts=connection.execute(wanted).all())

    return app


class Bare(BaseApplication):
    """gunicorn as the forum sets it, and with the same kind of process."""

    def __init__(self, app: Flask, folder: Path, door: str) -> None:
        settings = load({"LAMPLIT_DATA": str(folder), "LAMPLIT_SECRET": "bare" * 16})
        self._app = app
        self._options = {**for_server(settings), "bind": door, "worker_class": Servant}
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def main(arguments: list[str]) -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(description="Serve the bare pages.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--listen", required=True)
    asked = parser.parse_args(arguments)
    Bare(bare_app(asked.file), asked.file.parent, asked.listen).run()


if __name__ == "__main__":
    main(sys.argv[1:])
