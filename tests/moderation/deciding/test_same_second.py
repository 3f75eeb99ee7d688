"""Two deeds on one case in the same second, on a file as the forum has it: either order, whole.

Whoever comes second is told so in words; what both leave behind does not contradict itself.
"""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.moderation.claiming import claim, release
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.bulk import Bulk, in_bulk
from forum.moderation.deciding.deciding import decide
from forum.moderation.deciding.models import Appeal, Decision, Sanction
from forum.moderation.deciding.seconding import second, turn_down
from forum.moderation.deciding.undoing import UNDO, undo
from forum.moderation.meanwhile.sweeping import TO_REWORD, end_returned, settle_one
from forum.moderation.models import Case, CaseState, Lease
from forum.moderation.writers.appealing import appeal
from forum.notices.models import OF_DECISIONS, Notice
from forum.threads.models import Post, PostState
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER, SOON
from tests.moderation.deciding.test_races import at_once, engine, queue

__all__ = ["engine", "queue"]
EDGE = NOON + UNDO


@pytest.fixture
def hare(queue):
    return queue.moderator("Warm Hare")


@pytest.fixture
def writer(queue):
    return queue.make.writer()


@pytest.fixture
def case(queue, writer):
    return queue.case(queue.make.reply(queue.make.thread(), writer=writer))


def looked_up(engine, wanted):
    with Session(engine, expire_on_commit=False) as session:
        return session.scalar(wanted)


def state_of(engine, case):
    return looked_up(engine, select(Case.state).where(Case.id == case.id))


def test_what_is_undone_as_the_ten_minutes_end_is_undone_or_told_never_both(
    engine, queue, case, otter
):
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    version, case_id = case.version, case.id

    became = at_once(
        engine,
        lambda session: undo(
            session, case_id, version, decider=otter, at=EDGE - timedelta(seconds=1)
        ),
        lambda session: settle_one(session, case_id, at=EDGE),
    )

    heard = looked_up(engine, select(func.count()).where(Notice.kind.in_(OF_DECISIONS)))
    is_undone = became[0] == "done"
    assert became[1] == "done"
    assert (state_of(engine, case), heard) == (("open", 0) if is_undone else ("settled", 1))


def test_decided_alone_and_with_many_it_is_decided_once(engine, queue, case, otter, hare):
    choice, chosen = queue.choice(case, Act.TAKE_DOWN), [(case.id, case.version)]
    queue.session.commit()
    skipped = []

    def many(session: Session) -> None:
        report = in_bulk(lambda: nullcontext(session), chosen, Bulk.LEAVE, decider=hare, at=NOON)
        skipped.extend(report.skipped)

    became = at_once(
        engine, lambda session: decide(session, case.id, choice, decider=otter, at=NOON), many
    )

    assert looked_up(engine, select(func.count()).select_from(Decision)) == 1
    assert (became[0] == "done") == bool(skipped)
    is_hidden = looked_up(engine, select(Post.state).where(Post.id == case.post_id))
    assert (is_hidden == PostState.WITHHELD) == (became[0] == "done")


def test_an_appeal_on_the_last_day_and_the_end_of_it_do_not_lose_each_other(
    engine, queue, case, otter, writer
):
    queue.decide(case, Act.REWORD, by=otter)
    settle_one(queue.session, case.id, at=LATER)
    queue.done()
    last, post_id, case_id = LATER + TO_REWORD, case.post_id, case.id

    became = at_once(
        engine,
        lambda session: appeal(session, post_id, "Please.", writer=writer, at=last),
        lambda session: end_returned(session, case_id, at=last),
    )

    assert became == ["done", "done"], "what has lapsed can still be appealed on that day"
    assert state_of(engine, case) == CaseState.APPEALED
    assert looked_up(engine, select(func.count()).select_from(Appeal)) == 1


def test_one_who_agrees_and_one_who_does_not_are_not_both_heard(engine, queue, case, otter, lead):
    third = queue.moderator("Slow River", role="lead")
    queue.decide(case, Act.TAKE_DOWN, Act.BAR, by=otter)
    version, case_id = case.version, case.id

    became = at_once(
        engine,
        lambda session: second(session, case_id, version, decider=lead, at=SOON),
        lambda session: turn_down(session, case_id, version, decider=third, at=SOON),
    )

    kinds = looked_up(engine, select(Sanction.kind))
    assert became.count("done") == 1
    assert kinds == ("bar" if became[0] == "done" else None)


def test_put_back_and_taken_over_in_the_same_second_one_reads_it(engine, queue, case, otter, hare):
    claim(queue.session, case.id, otter, at=NOON)
    queue.session.commit()

    became = at_once(
        engine,
        lambda session: release(session, case.id, otter, at=LATER),
        lambda session: claim(session, case.id, hare, at=LATER),
    )

    assert became[1] == "done"
    assert looked_up(engine, select(Lease.staff_id)) == hare.staff_id
    assert state_of(engine, case) == CaseState.CLAIMED


def test_a_lease_that_ends_while_its_reader_decides_keeps_nobody_from_it(
    engine, queue, case, otter, hare
):
    claim(queue.session, case.id, otter, at=NOON)
    choice = queue.choice(case, Act.LEAVE)
    queue.session.commit()

    became = at_once(
        engine,
        lambda session: decide(session, case.id, choice, decider=otter, at=LATER),
        lambda session: claim(session, case.id, hare, at=LATER),
    )

    assert became.count("done") == 1
    is_decided = became[0] == "done"
    assert state_of(engine, case) == (CaseState.DECIDED if is_decided else CaseState.CLAIMED)
    told = became[1] if is_decided else became[0]
    assert told in ("Someone else has just decided this.", "Warm Hare is reading this now.")
