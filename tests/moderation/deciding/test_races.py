"""Two moderators in the same second, on a file as the forum has it."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from forum.errors import ForumError
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.deciding import decide
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.undoing import undo
from forum.moderation.models import Case
from forum.threads.models import Post, PostState, Thread
from forum.threads.taking_back import take_back
from tests.inside import made_in
from tests.makers import NOON
from tests.moderation.deciding.queue import SOON, Queue


@pytest.fixture
def engine(tmp_path: Path):
    with made_in(tmp_path / "queue.db") as engine:
        yield engine


@pytest.fixture
def queue(engine):
    with Session(engine, expire_on_commit=False) as session:
        session.connection(execution_options={"writing": True})
        yield Queue(session)


def at_once(engine: Engine, *deeds) -> list[str]:
    """Do each in a thread and a transaction of its own; return what became of each."""
    start, became = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(number: int) -> None:
        start.wait()
        with Session(engine) as session:
            session.connection(execution_options={"writing": True})
            try:
                deeds[number](session)
                session.commit()
                became[number] = "done"
            except ForumError as refused:
                session.rollback()
                became[number] = str(refused)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def test_of_two_who_decide_in_the_same_second_one_wins(engine, queue, otter):
    hare = queue.moderator("Warm Hare")
    case = queue.case(queue.make.reply(queue.make.thread()))
    take_down, leave = queue.choice(case, Act.TAKE_DOWN), queue.choice(case, Act.LEAVE)
    queue.session.commit()

    became = at_once(
        engine,
        lambda session: decide(session, case.id, take_down, decider=otter, at=NOON),
        lambda session: decide(session, case.id, leave, decider=hare, at=NOON),
    )

    assert became.count("done") == 1
    assert any("has just decided this" in each for each in became)
    with Session(engine) as session:
        [decision] = session.scalars(select(Decision))
        post = session.get_one(Post, case.post_id)
        assert (post.state == PostState.WITHHELD) == (decision.acts == "take-down")


def test_who_undoes_twice_undoes_once(engine, queue, otter):
    thread = queue.make.thread()
    case = queue.case(queue.make.reply(thread))
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    version = case.version

    def deed(session: Session) -> None:
        undo(session, case.id, version, decider=otter, at=SOON)

    became = at_once(engine, deed, deed)

    assert became.count("done") == 1
    with Session(engine) as session:
        assert session.get_one(Thread, thread.id).replies == 1


def test_a_decision_and_a_writer_who_takes_back_do_not_lose_each_other(engine, queue, otter):
    make = queue.make
    writer = make.writer()
    post = make.reply(make.thread(), writer=writer)
    make.reply(queue.session.get_one(Thread, post.thread_id), parent=post)
    case = queue.case(post)
    choice = queue.choice(case, Act.TAKE_DOWN)
    queue.session.commit()

    became = at_once(
        engine,
        lambda session: decide(session, case.id, choice, decider=otter, at=NOON),
        lambda session: take_back(session, post.id, writer=writer) and None,
    )

    assert became[1] == "done"
    with Session(engine) as session:
        assert session.get_one(Post, post.id).state == PostState.TAKEN_BACK
        assert session.get_one(Case, case.id).version in (1, 2)
