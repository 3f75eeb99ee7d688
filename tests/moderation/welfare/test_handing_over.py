"""Finish for today: nothing stays with who has gone."""

import pytest

from forum.errors import Conflict, NotAllowed, NotFound, Refused
from forum.moderation.claiming import claim, reader_of
from forum.moderation.models import Event
from forum.moderation.welfare.handing_over import add_note, hand_over, mine_open
from forum.sealing import new_root
from tests.makers import NOON
from tests.moderation.making import a_case, moderator


def notes(session, case):
    return [e.note for e in session.query(Event).filter_by(case_id=case.id) if e.kind == "note"]


def test_a_case_goes_back_with_a_note(session, make):
    case, otter = a_case(session, make), moderator()
    claim(session, case.id, otter, at=NOON)
    assert mine_open(session, otter.staff_id, at=NOON) == [case]

    hand_over(session, case.id, otter, note="Please be gentle.", at=NOON)

    assert reader_of(session, case.id, NOON) is None
    assert notes(session, case) == ["Please be gentle."]
    assert mine_open(session, otter.staff_id, at=NOON) == []


def test_without_a_note_it_just_goes_back(session, make):
    case, otter = a_case(session, make), moderator()
    claim(session, case.id, otter, at=NOON)

    hand_over(session, case.id, otter, note="", at=NOON)

    assert notes(session, case) == []


def test_what_somebody_else_reads_is_not_handed_over(session, make):
    case = a_case(session, make)
    claim(session, case.id, moderator("Early Curlew"), at=NOON)

    with pytest.raises(Conflict):
        hand_over(session, case.id, moderator(), note="", at=NOON)


@pytest.mark.parametrize("note", ["", "x" * 2001])
def test_a_note_has_words_and_not_too_many(session, make, note):
    with pytest.raises(Refused):
        add_note(session, a_case(session, make), moderator(), note=note, at=NOON)


def test_nobody_writes_notes_on_cases_about_themselves_or_of_other_boards(session, make):
    root = new_root()
    case = a_case(session, make, writer=make.writer(root=root))

    with pytest.raises(NotAllowed):
        add_note(session, case, moderator(root=root), note="Leave it.", at=NOON)
    with pytest.raises(NotFound):
        add_note(session, case, moderator("Early Curlew", "elsewhere"), note="Mine.", at=NOON)

    assert notes(session, case) == []
