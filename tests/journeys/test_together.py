"""Many people write, change and take back at the same moment, in several real processes.

Each process is a forum of its own on one SQLite file, as gunicorn's workers are; in each of
them several members act at once. Nothing may be lost or doubled, and nobody may see a fault.
"""

import multiprocessing
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.app import create_app
from forum.public_ids import to_text
from forum.threads.models import Post, PostState, Thread, Words
from forum.transaction import db
from tests.visitor import Visitor

PROCESSES, MEMBERS, DEEDS = 3, 4, 8
FINE = {200, 409, 422}


def spend_an_evening(settings, address, number, told):
    """Let MEMBERS members of one process do DEEDS things each; tell what they saw and left."""
    app = create_app(replace(settings, threads=MEMBERS))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    with ThreadPoolExecutor(MEMBERS) as people:
        evenings = [
            people.submit(one_evening, app, address, f"{number}-{each}") for each in range(MEMBERS)
        ]
        results = [evening.result() for evening in evenings]
    with app.app_context():
        db.engine.dispose()
    told.put((results, [repr(failure) for failure in failures]))


def one_evening(app, address, name):
    """Do things by chance; return the statuses seen and the words that must still be there."""
    chance, visitor = random.Random(name), Visitor(app).arrive()
    mine, statuses = {}, []
    for deed in range(DEEDS):
        words = f"said by {name} as number {deed}"
        choice = chance.choice(["reply", "answer", "edit", "take back"]) if mine else "reply"
        pid = chance.choice(list(mine)) if mine else ""
        if choice == "edit":
            page = visitor.get(f"/p/{pid}/edit")
            page = visitor.send(page, f"/p/{pid}/edit", body=words, action="post")
            mine[pid] = words
        elif choice == "take back":
            page = visitor.send(visitor.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")
            del mine[pid]
        else:
            page = answer(visitor, address, words, pid if choice == "answer" else "")
            mine |= dict.fromkeys(posts_saying(app, words), words)
        statuses.append(page.status)
    return statuses, list(mine.values())


def answer(visitor, address, words, parent):
    """Reply; press the button twice, as impatient people do."""
    form = visitor.get(f"{address}/reply?to={parent}").form(f"{address}/reply")
    fields = form.fields | {"body": words, "action": "post"}
    visitor.post(f"{address}/reply", fields)
    return visitor.post(f"{address}/reply", fields)


def posts_saying(app, words):
    with app.app_context(), Session(db.engine) as session:
        return [
            to_text(post_id)
            for post_id in session.scalars(select(Words.post_id).where(Words.source == words))
        ]


@pytest.fixture
def evening(app, settings, inside):
    """What PROCESSES processes saw, and the thread that they wrote in."""
    with inside() as make:
        thread = make.thread()
    spawn = multiprocessing.get_context("spawn")
    told = spawn.Queue()
    arguments = (settings, f"/t/{to_text(thread.id)}")
    crowd = [
        spawn.Process(target=spend_an_evening, args=(*arguments, number, told))
        for number in range(PROCESSES)
    ]
    for process in crowd:
        process.start()
    seen = [told.get(timeout=240) for _ in crowd]
    for process in crowd:
        process.join()
    return seen, thread.id


def test_nothing_is_lost_doubled_or_broken_when_many_write_at_once(app, evening):
    seen, thread_id = evening

    # Nobody saw a fault
    assert [failures for _, failures in seen] == [[]] * PROCESSES
    statuses = Counter(status for results, _ in seen for each, _ in results for status in each)
    assert set(statuses) <= FINE
    assert statuses.total() == PROCESSES * MEMBERS * DEEDS

    with app.app_context(), Session(db.engine) as session:
        # Every word that was not taken back is there once, and no other
        expected = [words for results, _ in seen for _, kept in results for words in kept]
        there = session.scalars(
            select(Words.source).join(Post).where(Post.thread_id == thread_id, Post.seq > 0)
        )
        assert sorted(there) == sorted(expected)

        # The thread counts what is there, and every post has a place and a parent
        thread = session.get_one(Thread, thread_id)
        shown = select(func.count()).where(
            Post.thread_id == thread_id, Post.seq > 0, Post.state == PostState.PUBLISHED
        )
        assert thread.replies == session.scalar(shown) == len(expected)
        posts = {post.id: post for post in session.scalars(select(Post))}
        for post in posts.values():
            if post.parent_id is not None:
                above = posts[post.parent_id]
                assert (post.depth, post.position > above.position) == (above.depth + 1, True)
