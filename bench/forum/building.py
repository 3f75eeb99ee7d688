"""Build the forum of the bench in a folder, or find it there: boards, talk, members, cases, index.

Threads come in by the code of `lamplit import threads`, except that what they say belongs to
members. All ids are derived, so that two forums of one size and day differ in nothing that is read.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select

from bench.forum import people
from bench.forum.made import BOARDS, FIFTY, LONG, TWENTY, Size, batched, conversation, slug_of
from bench.searching.corpora import talk
from config import load
from forum.accounts.models import InstanceFact
from forum.app import create_app
from forum.boards.curating import NewBoard, add_board
from forum.boards.models import Posting
from forum.clock import now
from forum.handles.deriving import handle_id, thread_scope
from forum.handles.keyring import Key
from forum.handles.naming import free_name
from forum.moderation.flagging import Flagger, Report, flag
from forum.moderation.models import Reason
from forum.public_ids import number_of, to_text
from forum.sealing import derive
from forum.search.keeping.commands import STORE
from forum.search.keeping.rebuilding import rebuild
from forum.seeding.importing import IMPORT_KEY, ReadyThread, Row, add_threads, board_ids, make_ready
from forum.seeding.lines import check_thread
from forum.threads.models import Post
from forum.transaction import db, reading, transaction

THREADS_AT_ONCE, CASES_AT_ONCE = 200, 50
KEPT = "built.json"
Held = list[tuple[int, Key]]
Owned = tuple[ReadyThread, Held]
Some = tuple[list[ReadyThread], Held]
Later = Callable[[Callable[[int], Owned], list[int]], Callable[[], list[Owned]]]


@dataclass(frozen=True)
class Plan:
    """What is built. `shared` holds `conversations`; `until` is the day of the latest posts."""

    size: Size
    until: date
    shared: Path


def environ(folder: Path, engine: str = "whoosh", **more: str) -> dict[str, str]:
    """Return the forum's settings: the usual ones, except that nobody is slowed down or held."""
    usual = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0", "LAMPLIT_SEARCH": engine}
    return {"LAMPLIT_DATA": str(folder / "data"), **usual, **more}


def thread_id(number: int) -> bytes:
    return derive(people.KEY, "thread", str(number))


def built(folder: Path, plan: Plan) -> date:
    """Build what is not there yet, and return the day of the latest posts.

    Raises:
        SystemExit: the folder has a forum of another size.
    """
    (folder / "data").mkdir(mode=0o700, parents=True, exist_ok=True)
    note = folder / KEPT
    if note.exists():
        found = json.loads(note.read_text())
        if found["size"] != asdict(plan.size):
            raise SystemExit(f"{folder} holds a forum of another size: name another folder.")
        return date.fromisoformat(found["until"])
    if (folder / "data" / "lamplit.db").exists():
        raise SystemExit(f"{folder} holds a forum that was not finished: remove it.")
    with opened(environ(folder)):
        open_boards()
        keys = _bring_in(plan)
        _let_people_in(plan.size, keys, year=plan.until.year)
        _flag(plan.size)
    note.write_text(json.dumps({"size": asdict(plan.size), "until": str(plan.until)}))
    return plan.until


def index(folder: Path, engine: str) -> None:
    """Build the index of `engine`, if it is not there."""
    with opened(environ(folder, engine)) as app:
        if app.extensions["search"].health() != "ready":
            rebuild(app.extensions["search"], STORE)


@contextmanager
def opened(settings: Mapping[str, str]) -> Iterator[Flask]:
    app = create_app(load(settings))
    with app.app_context():
        upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def open_boards() -> None:
    with transaction() as session:
        session.add(InstanceFact(name=IMPORT_KEY, value=people.root_of(-1)))
        for number in range(BOARDS):
            name, about = f"Board {number + 1}", "A quiet place to talk about it."
            new = NewBoard(slug_of(number), name, about, posting=Posting.OPEN)
            add_board(session, new).id = derive(people.KEY, "board", str(number))


def _bring_in(plan: Plan) -> dict[int, list[Key]]:
    """Write all threads; return the keys of each member."""
    with reading() as session:
        boards = board_ids(session)
    keys: dict[int, list[Key]] = {}
    for ready, held in _made(partial(_owned, plan=plan, boards=boards), plan):
        with transaction() as session:
            add_threads(session, ready)
        for member, key in held:
            keys.setdefault(member, []).append(key)
    return keys


def _made(owned: Callable[[int], Owned], plan: Plan) -> Iterator[Some]:
    """Yield some threads at a time, made by as many processes as there are cores."""
    talk(plan.shared)  # read before this process is copied
    db.session.remove()
    db.engine.dispose()  # the copies must not share a connection
    with _processes(plan.size) as each:
        for some in _ahead(each, owned, batched(range(plan.size.threads), THREADS_AT_ONCE)):
            yield [ready for ready, _ in some], [one for _, held in some for one in held]


def _ahead(
    each: Later, owned: Callable[[int], Owned], numbers: Iterable[list[int]]
) -> Iterator[list[Owned]]:
    """Yield what is made of each of `numbers`; the next are made while these are written."""
    before: Callable[[], list[Owned]] | None = None
    for some in numbers:
        next_ = each(owned, some)
        if before is not None:
            yield before()
        before = next_
    if before is not None:
        yield before()


@contextmanager
def _processes(size: Size) -> Iterator[Later]:
    """Lend what calls a function for each of some numbers; few need no process of their own."""
    if size.threads <= THREADS_AT_ONCE:
        yield lambda owned, numbers: partial(list, map(owned, numbers))
        return
    with get_context("fork").Pool(os.cpu_count()) as pool:
        yield lambda owned, numbers: pool.map_async(owned, numbers, chunksize=10).get


def _owned(number: int, *, plan: Plan, boards: Mapping[str, bytes]) -> Owned:
    """Return a thread ready to be written, and whose handles are in it."""
    line = conversation(number, plan.size, until=plan.until, shared=plan.shared)
    saved = check_thread(line, today=plan.until)
    ready = make_ready(saved, board_id=boards[saved.board], thread_id=thread_id(number))
    return _given_to_members(ready)


def _given_to_members(ready: ReadyThread) -> Owned:
    """Let the handles be those that members derive, and the posts' ids the same each time."""
    its_id = ready.thread["id"]
    scope, names, keys = thread_scope(its_id), set[str](), []
    known: dict[bytes | None, bytes | None] = {None: None}
    for row in ready.handles:
        member = int(row["name"])
        own = known[row["id"]] = handle_id(people.root_of(member), scope)
        row |= {"id": own, "name": free_name(own, names.__contains__)}
        names.add(row["name"])
        keys.append((member, Key(own, scope)))
    for row in ready.posts:
        known[row["id"]] = derive(its_id, "post", str(row["seq"]))
    for rows in (ready.posts, ready.words, [ready.thread]):
        _rename(rows, known)
    return ready, keys


def _rename(rows: list[Row], known: Mapping[bytes | None, bytes | None]) -> None:
    for row in rows:
        for name in {"parent_id", "handle_id", "post_id"} & row.keys():
            row[name] = known[row[name]]
        if "seq" in row:
            row["id"] = known[row["id"]]
        if "key" in row:
            row["key"] = number_of(row["post_id"])


def _let_people_in(size: Size, keys: Mapping[int, list[Key]], *, year: int) -> None:
    for some in batched(people.ways_in(reading(), size), people.AT_ONCE):
        with transaction() as session:
            people.let_join(session, some, year=year)
    with transaction() as session:
        people.appoint(session, size.members)
    for held in batched(keys.items(), people.AT_ONCE):
        with transaction() as session:
            people.hang_up(session, dict(held))


def _flag(size: Size) -> None:
    """Let somebody flag the first post of each of so many threads, behind the three known ones."""
    reasons = list(Reason)
    flagged = range(FIFTY + 1, FIFTY + 1 + size.cases)
    for some in batched(flagged, CASES_AT_ONCE):
        with transaction() as session:
            for number in some:
                post = session.scalars(
                    select(Post).where(Post.thread_id == thread_id(number), Post.seq == 0)
                ).one()
                by = Flagger(derive(people.KEY, "flags", str(number)))
                report = Report(reasons[number % len(reasons)], "Please look at this.")
                flag(session, post, by, report, at=now())


def addresses() -> dict[str, str]:
    """Return the addresses of the three threads that are known."""
    named = {"long": LONG, "twenty": TWENTY, "fifty": FIFTY}
    return {name: f"/t/{to_text(thread_id(number))}" for name, number in named.items()}
