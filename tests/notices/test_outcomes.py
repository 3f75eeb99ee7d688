"""What moderators decided is told in place of what they decided before."""

from sqlalchemy import select

from forum.notices.models import Notice, NoticeKind
from forum.notices.outcomes import tell_outcome
from forum.public_ids import new_id
from tests.makers import NOON

TODAY = NOON.date()


def test_each_is_told_once_of_what_was_decided_last(session, make):
    post, mine, others = make.reply(make.thread()), new_id(), new_id()
    told = NoticeKind.MODERATED

    ids = []
    for _ in range(2):
        tell_outcome(session, [mine, others], (told, new_id()), about=post.id, day=TODAY)
        found = select(Notice.id, Notice.handle_id).where(Notice.kind == told)
        rows = session.execute(found).all()
        assert {row.handle_id for row in rows} == {mine, others}
        ids += [row.id for row in rows]

    assert len(set(ids)) == 4


def test_other_things_that_were_told_stay(session, make):
    post, mine = make.reply(make.thread()), new_id()
    for kind in (NoticeKind.MODERATED, NoticeKind.RELEASED):
        tell_outcome(session, [mine], (kind, new_id()), about=post.id, day=TODAY)

    tell_outcome(session, [], (NoticeKind.RELEASED, new_id()), about=post.id, day=TODAY)

    found = session.scalars(select(Notice.kind).where(Notice.handle_id == mine))
    assert set(found) == {"moderated", "released"}


def test_that_a_post_is_gone_is_told_though_all_else_of_it_is_forgotten(session, make, me):
    thread, flagger = make.thread(), new_id()
    post = make.reply(thread, writer=me)
    make.reply(thread, parent=post)
    for kind in (NoticeKind.FLAG_GONE, NoticeKind.FLAG_LEFT):
        tell_outcome(session, [flagger], (kind, new_id()), about=post.id, day=TODAY)

    make.take_back(post, writer=me)

    of_flagger = select(Notice.kind, Notice.post_id).where(Notice.handle_id == flagger)
    assert session.execute(of_flagger).all() == [(NoticeKind.FLAG_GONE, post.id)]
