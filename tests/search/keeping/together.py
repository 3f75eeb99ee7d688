"""Processes for tests: members who write, and workers who index, until they are told or killed."""

import multiprocessing
import random
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from multiprocessing.process import BaseProcess
from typing import Any

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from forum.errors import Conflict, NotFound
from forum.public_ids import new_id
from forum.search.backend import IndexBroken, IndexBusy, NotReady
from forum.search.keeping.commands import STORE
from forum.search.keeping.outbox import all_rows
from forum.search.keeping.rebuilding import rebuild
from forum.transaction import db, reading, transaction
from tests.makers import Make

MEMBERS = 10
WORD = "lantern"
_apart = multiprocessing.get_context("fork")


@contextmanager
def begun(target: Callable[..., None], *given: Any) -> Iterator[BaseProcess]:
    """Run `target` in a process of its own, which ends with this block at the latest."""
    process = _apart.Process(target=target, args=given)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


@contextmanager
def members_writing(app: Flask) -> Iterator[Callable[[int], None]]:
    """Let ten members write, change, take back and hide, all through this block.

    Gives what waits until they have done so many deeds more.
    """
    end, done = _apart.Event(), _apart.Semaphore(0)

    def wait_for(deeds: int) -> None:
        for _ in range(deeds):
            assert done.acquire(timeout=60)

    with begun(_write_all, app, end, done) as process:
        yield wait_for
        end.set()
        process.join()
        assert process.exitcode == 0


def built(app: Flask) -> Flask:
    """Let another process build an index, so that this one has opened nothing."""
    with begun(build, app) as process:
        process.join()
        assert process.exitcode == 0
    return app


@contextmanager
def worker(app: Flask, first: int = 0) -> Iterator[BaseProcess]:
    """Run a worker, which is at work by now, and kill it in the end."""
    at_work = _apart.Event()
    with begun(index_for_ever, app, at_work, first) as process:
        assert at_work.wait(60)
        yield process


def _write_all(app: Flask, end: Any, done: Any) -> None:
    with app.app_context():
        db.engine.dispose(close=False)  # the connections are the other process's
        with transaction() as session:
            board = Make(session).board(slug=new_id().hex()).id
    members = [
        threading.Thread(target=_write, args=(app, board, random.Random(number), end, done))
        for number in range(MEMBERS)
    ]
    for member in members:
        member.start()
    for member in members:
        member.join()


def _write(app: Flask, board: bytes, chance: random.Random, end: Any, done: Any) -> None:
    posts: list[tuple[bytes, bytes]] = []
    with app.app_context():
        for number in count():
            if end.is_set():
                return
            # What is gone already cannot be changed: nothing is wrong with that.
            with suppress(NotFound, Conflict), transaction() as session:
                posts += _deed(Make(session), board, posts, chance, number)
            done.release()
            end.wait(0.02)


def _deed(
    make: Make,
    board: bytes,
    posts: list[tuple[bytes, bytes]],
    chance: random.Random,
    number: int,
) -> list[tuple[bytes, bytes]]:
    body, draw = f"{WORD} number{number}", chance.random()
    if draw < 0.4 or not posts:
        me = make.writer()
        opening = make.opening_of(make.thread(board=make.board_of(board), body=body, writer=me))
        return [(opening.id, me.root)]
    post_id, root = chance.choice(posts)
    me, post = make.writer(root=root), make.post(post_id)
    if draw < 0.7:
        return [(make.reply(make.post_thread(post.thread_id), body=body, writer=me).id, root)]
    if draw < 0.8:
        make.change(post, body, writer=me)
    elif draw < 0.9:
        make.hide(post)
    else:
        make.take_back(post, writer=me)
    return []


def build(app: Flask) -> None:
    """Build the first index."""
    with app.app_context():
        db.engine.dispose(close=False)
        rebuild(app.extensions["search"], STORE)


def index_for_ever(app: Flask, at_work: Any, first: int = 0) -> None:
    """Do what the worker does about the index, and build it anew now and then."""
    backend = app.extensions["search"]
    chores = {chore.name: chore.run for chore in app.extensions["chores"]}
    with app.app_context():
        db.engine.dispose(close=False)
        at_work.set()
        for number in count(first):
            with suppress(IndexBusy, NotReady):
                chores["index-posts"]()
                if number % 3 == 0:
                    chores["build-index"]()
                if number % 5 == 0:
                    chores["purge-index"]()
                if number % 11 == 0:
                    rebuild(backend, STORE)


def index_on_a_full_disk(app: Flask, told: Any) -> None:
    """Do what the worker does while nothing can be written, and tell what came of it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    chores = {chore.name: chore.run for chore in app.extensions["chores"]}
    with app.app_context():
        db.engine.dispose(close=False)
        with reading() as session:
            all_rows(session)  # the database is open by now, and can be read
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        rebuilding = partial(rebuild, app.extensions["search"], STORE)
        for deed in (chores["index-posts"], chores["purge-index"], rebuilding):
            told.send(_outcome(deed))


def _outcome(deed: Callable[[], None]) -> str:
    try:
        deed()
    except (IndexBroken, OSError, SQLAlchemyError) as error:
        return type(error).__name__
    return "done"
