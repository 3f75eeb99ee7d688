from sqlalchemy import select

from forum.moderation.closing import close
from forum.moderation.happenings import Happening, has_asked, note_event
from forum.moderation.models import Event
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from tests.makers import NOON
from tests.moderation.making import a_case


def test_what_happens_is_told_in_its_order(session, make):
    case, other, staff_id = a_case(session, make), a_case(session, make), new_id()
    before = session.scalars(select(Event).where(Event.case_id == case.id)).all()

    note_event(session, case, Happening("note", staff_id, "Read it with care."), at=NOON)
    note_event(session, other, Happening("changed"), at=NOON)
    note_event(session, case, Happening("changed"), at=NOON)

    told = select(Event).where(Event.case_id == case.id).order_by(Event.step)
    [note, changed] = session.scalars(told).all()[len(before) :]
    assert (note.kind, note.staff_id, note.note) == ("note", staff_id, "Read it with care.")
    assert (changed.kind, changed.staff_id, changed.note) == ("changed", None, None)
    assert changed.step == note.step + 1
    assert note.at == NOON


def test_of_a_closed_case_no_time_is_kept(session, make):
    case = a_case(session, make)
    step(case, Step.WITHDRAW)
    close(session, case, at=NOON)

    note_event(session, case, Happening("note", new_id(), "Read once more."), at=NOON)

    assert session.scalars(select(Event.at).where(Event.at.is_not(None))).all() == []


def test_a_second_opinion_is_asked_for_by_whoever_did_so_last(session, make):
    case, first, last = a_case(session, make), new_id(), new_id()
    for staff_id in (first, last):
        note_event(session, case, Happening("second-opinion", staff_id), at=NOON)
    assert not has_asked(session, case, last)

    case.needs_another = "second-opinion"

    assert has_asked(session, case, last)
    assert not has_asked(session, case, first)
