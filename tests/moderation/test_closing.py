from datetime import timedelta

from sqlalchemy import select

from forum.moderation.claiming import claim, reader_of
from forum.moderation.closing import close, wipe_words
from forum.moderation.deciding.models import Appeal
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Band, Event, Flag, Reason, Source, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from forum.sealing import new_root
from tests.makers import NOON
from tests.moderation.making import a_case, a_decision, moderator

CONTACT = "Contact details"


def test_exact_times_are_gone_once_a_case_is_closed(session, make):
    case, me = a_case(session, make), moderator()
    claim(session, case.id, me, at=NOON)
    decision = a_decision(session, case, me)
    step(case, Step.DECIDE)
    step(case, Step.SETTLE)

    close(session, case, at=NOON + timedelta(hours=3))

    session.expire_all()
    assert (case.opened_at, case.goal_at, decision.decided_at) == (None, None, None)
    assert session.scalars(select(Event.at).where(Event.at.is_not(None))).all() == []
    assert (case.closed_on, case.waited) == (NOON.date(), "today")
    assert reader_of(session, case.id, NOON) is None


def test_other_cases_keep_theirs(session, make):
    case, other = a_case(session, make), a_case(session, make)
    step(case, Step.WITHDRAW)

    close(session, case, at=NOON)

    assert other.opened_at == NOON
    assert session.scalars(select(Event.at).where(Event.case_id == other.id)).all() == [NOON]


def test_words_that_are_wiped_leave_only_why_they_were_looked_at(session, make):
    case = a_case(session, make)
    post = make.post(case.post_id)
    again = Speaks(SourceKind.WORD_RULE, f"{CONTACT}\nand again", Band.TODAY)
    open_case(session, post, again, at=NOON)
    flag_as_member(session, new_root(), post.id, Report(Reason.SPAM, "They wrote it"), at=NOON)

    wipe_words(session, post.id)

    assert (case.snapshot, case.snapshot_title) == (None, None)
    details = session.scalars(select(Source.detail).where(Source.kind == SourceKind.WORD_RULE))
    assert details.all() == [CONTACT]
    assert session.scalars(select(Flag)).one().note is None


def test_what_moderators_said_of_the_words_goes_with_them(session, make):
    case, otter = a_case(session, make), moderator()
    decision = a_decision(session, case, otter, message="You wrote: meet me")
    note_event(session, case, Happening("note", otter.staff_id, "They wrote: meet me"), at=NOON)

    wipe_words(session, case.post_id)

    session.expire_all()
    assert decision.message == ""
    assert session.scalars(select(Event.note).order_by(Event.step)).all() == ["word-rule", None]


def test_what_a_decision_and_an_appeal_hold_of_the_words_goes_with_them(session, make):
    case = a_case(session, make)
    decision = a_decision(session, case, moderator(), before="the words before")
    session.add(
        Appeal(
            id=new_id(), case_id=case.id, decision_id=decision.id, text="I meant", day=NOON.date()
        )
    )
    session.flush()

    wipe_words(session, case.post_id)

    session.expire_all()
    assert decision.before is None
    assert session.scalars(select(Appeal.text)).one() == ""
