"""Who is offered which case."""

from datetime import timedelta

from sqlalchemy import event

from forum.moderation.claiming import claim
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Band, CaseState, Reason, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.moderation.queue.candidates import for_decider, what_waits
from forum.sealing import new_root
from tests.makers import NOON
from tests.moderation.making import FOUND, a_case, a_decision, moderator


def waiting_for(session, decider, at=NOON):
    return for_decider(session, decider, what_waits(session, decider.boards, at=at))


def ids(session, decider):
    return [row.id for row in waiting_for(session, decider)]


def test_the_most_urgent_comes_first_then_who_waits_longest(session, make):
    later = a_case(session, make, at=NOON + timedelta(hours=1))
    first = a_case(session, make)
    urgent = Speaks(SourceKind.RISK, "saying goodbye", Band.NOW)
    now = a_case(session, make, speaks=urgent, at=NOON + timedelta(hours=2))

    assert ids(session, moderator()) == [now.id, first.id, later.id]


def test_boards_that_others_look_after_are_left_out(session, make):
    board = make.board(slug="sleep")
    mine = open_case(session, make.reply(make.thread(board=board)), FOUND, at=NOON)
    a_case(session, make)

    assert ids(session, moderator("Steady Otter", "sleep")) == [mine.id]


def test_own_posts_are_for_others(session, make):
    root = new_root()
    case = a_case(session, make, writer=make.writer(root=root))

    assert ids(session, moderator(root=root)) == []
    assert ids(session, moderator()) == [case.id]


def test_what_they_flagged_is_for_others(session, make):
    root, case = new_root(), a_case(session, make)
    flag_as_member(session, root, case.post_id, Report(Reason.UNKIND), at=NOON)
    session.flush()

    assert ids(session, moderator(root=root)) == []
    assert ids(session, moderator()) == [case.id]


def test_what_is_decided_or_with_its_writer_does_not_wait(session, make):
    for state in (CaseState.DECIDED, CaseState.RETURNED):
        a_case(session, make).state = state
    session.flush()

    assert ids(session, moderator()) == []


def test_a_bar_waits_for_somebody_else(session, make):
    otter = moderator()
    case = a_case(session, make)
    a_decision(session, case, otter)
    case.state, case.needs_another = CaseState.DECIDED, "second"
    session.flush()

    assert ids(session, otter) == []
    assert ids(session, moderator("Early Curlew")) == [case.id]


def test_an_appeal_goes_to_somebody_else_than_who_decided(session, make):
    otter = moderator()
    case = a_case(session, make)
    a_decision(session, case, otter)
    case.state = CaseState.APPEALED
    session.flush()

    assert ids(session, otter) == []
    assert ids(session, moderator("Early Curlew")) == [case.id]


def test_whoever_asked_for_another_view_is_not_offered_it_again(session, make):
    otter = moderator()
    case = a_case(session, make)
    case.needs_another = "opinion"
    note_event(session, case, Happening("second-opinion", otter.staff_id), at=NOON)

    assert ids(session, otter) == []
    assert ids(session, moderator("Early Curlew")) == [case.id]


def test_the_safety_lead_is_a_lead(session, make):
    case = a_case(session, make)
    case.needs_another = "safety-lead"
    session.flush()
    lead = moderator("Early Curlew")

    assert ids(session, lead) == []
    assert ids(session, type(lead)(lead.staff_id, lead.name, "lead", root=lead.root)) == [case.id]


def test_a_case_is_read_until_its_ten_minutes_are_over(session, make):
    case, otter = a_case(session, make), moderator()
    claim(session, case.id, otter, at=NOON)
    session.flush()

    assert reader(session, NOON + timedelta(minutes=9)) == otter.staff_id
    assert reader(session, NOON + timedelta(minutes=10)) is None


def reader(session, at):
    [row] = waiting_for(session, moderator(), at)
    return row.reader


def test_only_the_most_urgent_are_looked_at_and_that_is_said(session, make):
    first, second = a_case(session, make), a_case(session, make, at=NOON + timedelta(hours=1))

    some = what_waits(session, (), at=NOON, most=1)
    all_ = what_waits(session, (), at=NOON, most=2)

    assert ([row.id for row in some.rows], some.is_more) == ([first.id], True)
    assert ([row.id for row in all_.rows], all_.is_more) == ([first.id, second.id], False)


def test_what_waits_is_found_by_an_index_in_the_queues_order(session, make):
    a_case(session, make)
    plans = []

    def explain(connection, cursor, statement, given, *more):
        if "FROM moderation_case" in statement or "FROM flag" in statement:
            plans.extend(cursor.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall())

    event.listen(session.get_bind(), "before_cursor_execute", explain)
    assert len(ids(session, moderator())) == 1

    said = [plan[3] for plan in plans]
    assert len([line for line in said if "COVERING INDEX ix_moderation_case_waiting" in line]) == 2
    assert not [line for line in said if line.startswith("SCAN") or "TEMP B-TREE" in line]
