"""A thousand people flag one post, and everybody flags everything."""

from datetime import timedelta

from sqlalchemy import func, select

from forum.clock import now
from forum.moderation.meanwhile.sweeping import decided_long_ago, settle_one
from forum.moderation.models import Case, Flag, Outcome
from forum.notices.models import Notice, NoticeKind
from forum.transaction import db
from tests.counting import statements
from tests.journeys.cases import flag, flagged

MANY = 1_000


def cost(app, visitor, address):
    """Return how many questions a page asks the database.

    The least of three: now and then a reader's lease or news are written anew.
    """
    with app.app_context():
        engine = db.engine
    costs = []
    for _ in range(3):
        with statements(engine) as seen:
            visitor.get(address)
        costs.append(len(seen))
    return min(costs)


def test_a_thousand_flags_are_one_case_and_each_hears_once(app, inside, visit):
    otter = visit().arrive_on_duty()
    with inside() as make:
        post, case = flagged(make, reasons=["unkind"], at=now())
    few = [cost(app, otter, "/moderation"), cost(app, otter, case)]
    with inside() as make:
        flag(make, make.post(post.id), reasons=["unkind", "spam"] * (MANY // 2), at=now())

    many = [cost(app, otter, "/moderation"), cost(app, otter, case)]
    assert all(now_ <= before for now_, before in zip(many, few, strict=True)), (few, many)
    page = otter.get(case)
    assert "501 people told us" in page.words
    otter.send(page, f"{case}/decide", decision="leave")
    with inside() as make:
        session, at = make._session, now() + timedelta(minutes=11)
        with statements(session.get_bind()) as seen:
            for case_id in decided_long_ago(session, at=at):
                settle_one(session, case_id, at=at)
        make._done(None)
        assert len(seen) < 60
        assert session.scalar(select(func.count()).select_from(Case)) == 1
        left = select(func.count()).where(Flag.outcome == Outcome.LEFT)
        heard = select(func.count()).where(Notice.kind == NoticeKind.FLAG_LEFT)
        each = select(func.count(Notice.handle_id.distinct()))
        assert session.scalar(left) == session.scalar(heard) == MANY + 1
        assert session.scalar(each.where(Notice.kind == NoticeKind.FLAG_LEFT)) == MANY + 1
