import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from forum.handles.models import Handle
from forum.seeding import batching
from forum.threads.models import Post, Thread, Words
from forum.transaction import db
from tests.seeding.saying import line, post

ROOT = Path(__file__).parents[2]
TABLES = (Thread, Post, Words, Handle)


@pytest.fixture
def run(app):
    """Runs a command of the forum and returns its exit code and what it said."""

    def ran(*words: object) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=[str(word) for word in words])
        return result.exit_code, result.output

    return ran


@pytest.fixture
def nights(app, inside):
    with inside() as make:
        make.board(slug="nights")


@pytest.fixture
def file(tmp_path):
    """Makes a file of these lines."""

    def made(*lines: bytes) -> Path:
        path = tmp_path / "talk.jsonl"
        path.write_bytes(b"\n".join(lines) + b"\n")
        return path

    return made


def counts(app) -> list[int]:
    with app.app_context(), Session(db.engine) as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


def talks(number: int) -> list[bytes]:
    return [line(post(1), post(2, name="Blue Cup"), title=f"Talk {n}") for n in range(number)]


@pytest.mark.usefixtures("nights")
def test_conversations_come_in_and_can_be_read(run, file, guest):
    assert run("import", "threads", file(*talks(2)))[0] == 0

    page = guest.get("/boards/nights")
    thread = guest.get(str(page.all("[data-thread] a")[0]["href"]))

    assert "Talk 0" in page.words
    assert "Talk 1" in page.words
    assert "Words of 2." in thread.words
    assert "Blue Cup" in thread.words


@pytest.mark.usefixtures("nights")
def test_what_came_in_is_counted(run, file):
    code, said = run("import", "threads", file(*talks(30)))

    assert code == 0
    assert "Brought in 30 threads with 60 posts." in said


@pytest.mark.usefixtures("nights")
def test_a_bad_line_is_told_and_the_rest_comes_in(app, run, file):
    code, said = run("import", "threads", file(*talks(1), b"{", b"", line(board="days")))

    assert code == 1
    assert "Line 2: It is not JSON" in said
    assert "Line 4: There is no board 'days'" in said
    assert "Refused: 2 lines." in said
    assert counts(app)[0] == 1


@pytest.mark.usefixtures("nights")
def test_the_same_file_again_adds_nothing(app, run, file):
    path = file(*talks(12), *talks(1))
    run("import", "threads", path)
    before = counts(app)

    code, said = run("import", "threads", path)

    assert code == 0
    assert "Brought in 0 threads with 0 posts. 13 threads already here." in said
    assert counts(app) == before
    assert before[0] == 12


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        code, said = run("import", "threads", path)

        assert code == 2
        assert "FILE" in said


@pytest.mark.usefixtures("nights")
def test_stopped_with_ctrl_c_it_says_how_to_go_on(app, run, file, monkeypatch):
    monkeypatch.setattr(batching, "BATCH_LINES", 5)
    path = file(*talks(12))
    with app.app_context():
        engine = db.engine
    writes = []

    def press(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        writes.append(sql)
        if sum(sql.startswith("INSERT INTO words") for sql in writes) == 2:
            raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", press)
    code, said = run("import", "threads", path)
    event.remove(engine, "before_cursor_execute", press)

    assert code == 130
    assert "Brought in 5 threads with 10 posts." in said
    assert "Stopped. To go on, run the same command again." in said
    run("import", "threads", path)
    assert counts(app)[:3] == [12, 24, 24]


@pytest.mark.usefixtures("nights")
@pytest.mark.parametrize(
    ("statement", "times"),
    [("INSERT INTO handle", 1), ("INSERT INTO post", 2), ("INSERT INTO words", 3), ("COMMIT", 3)],
)
def test_killed_at_any_moment_nothing_is_lost_or_doubled(app, run, file, statement, times):
    path = file(*talks(18))
    environ = os.environ | {"LAMPLIT_DATA": str(app.extensions["settings"].data)}

    killed = subprocess.run(
        [sys.executable, "-m", "tests.seeding.dying", path, statement, str(times)],
        cwd=ROOT,
        env=environ,
        check=False,
    )
    threads, posts, words, handles = counts(app)

    assert killed.returncode == -signal.SIGKILL
    assert threads < 18
    assert threads % 5 == 0
    assert (posts, words, handles) == (2 * threads, 2 * threads, 2 * threads)
    run("import", "threads", path)
    assert counts(app) == [18, 36, 36, 36]


@pytest.mark.usefixtures("nights")
def test_members_can_write_while_conversations_come_in(app, run, file, inside, monkeypatch):
    monkeypatch.setattr(batching, "BATCH_LINES", 5)
    with inside() as make:
        thread = make.thread()
    said: list[tuple[int, str]] = []
    path = file(*talks(60))
    importer = threading.Thread(target=lambda: said.append(run("import", "threads", path)))
    importer.start()

    replies = 0
    while importer.is_alive() or not replies:
        with inside() as make:
            make.reply(thread)
        replies += 1
    importer.join()

    assert said[0][0] == 0, said
    assert counts(app)[:2] == [61, 121 + replies]


def test_the_demonstration_fills_an_empty_forum(app, run):
    code, said = run("demo")

    words = said.strip().splitlines()[-1].partition("six words: ")[2]
    assert code == 0
    assert said.startswith("The demonstration moderator signs in with these six words: ")
    assert len(words.split()) == 6
    assert counts(app)[0] > 25


@pytest.mark.usefixtures("nights")
def test_the_demonstration_refuses_a_forum_that_has_boards(app, run):
    code, said = run("demo")

    assert code == 1
    assert "This forum has boards or threads already" in said
    assert counts(app)[0] == 0


@pytest.mark.usefixtures("nights")
def test_the_demonstration_if_empty_says_nothing_on_a_filled_forum(app, run):
    assert run("demo", "--if-empty") == (0, "")
    assert counts(app)[0] == 0


def test_the_demonstration_if_empty_fills_an_empty_forum(run):
    code, said = run("demo", "--if-empty")

    assert code == 0
    assert "six words: " in said
