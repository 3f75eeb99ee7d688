"""What has happened so far, in words."""

from datetime import timedelta

from forum.moderation.claiming import LAPSED, LEFT, PASS
from forum.moderation.deciding.acts import HANDS_ON, Act
from forum.moderation.deciding.seconding import SECONDED, TURNED_DOWN
from forum.moderation.happenings import Happening, note_event
from forum.moderation.meanwhile.listening import CHANGED
from forum.moderation.opening import SOURCE
from forum.moderation.queue.history import BY_ITSELF, BY_STAFF, decisions, history
from forum.moderation.transitions import Step
from forum.public_ids import new_id
from forum.staff.models import Staff
from tests.makers import NOON
from tests.moderation.making import a_case, a_decision, moderator

# What undoing an appeal is called too.
UNDO_APPEAL = {Step.UNDO_APPEAL}
OURS = {LAPSED, LEFT, PASS, CHANGED, SOURCE, SECONDED, TURNED_DOWN, *HANDS_ON, "note"}


def test_whatever_happens_to_a_case_has_its_words_and_no_others_are_kept():
    assert set(BY_STAFF) | set(BY_ITSELF) == (set(Step) - UNDO_APPEAL) | OURS


def test_the_latest_comes_first_with_working_names_and_rounded_times(session, make):
    case = a_case(session, make)
    session.commit()
    staff_id = new_id()
    session.add(Staff(account_id=staff_id, name="Steady Otter", role="moderator", boards=""))
    session.commit()
    note_event(session, case, Happening("claim", staff_id), at=NOON)
    note_event(session, case, Happening("note", staff_id, "I know them."), at=NOON)

    past = history(session, case, at=NOON + timedelta(minutes=31))

    assert [(each.who, each.what, each.note) for each in past] == [
        ("Steady Otter", "wrote a note", "I know them."),
        ("Steady Otter", "opened it", None),
        (None, "Found by a word rule", None),
    ]
    assert {each.when for each in past} == {"about half an hour ago"}


def test_somebody_who_has_left_keeps_no_name(session, make):
    case, otter = a_case(session, make), moderator()
    a_decision(session, case, otter, acts=f"{Act.REWORD}\n{Act.LOCK}", rule=2, message="So.")

    [decided] = decisions(session, case)

    assert decided.who == "Someone who has left"
    assert decided.done == ["Ask the writer to reword it", "Lock the thread"]
    assert (decided.rule, decided.message, decided.undone) == (2, "So.", False)
