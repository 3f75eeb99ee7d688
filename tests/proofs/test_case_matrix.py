"""Proof 8 on cases: every deed, for everybody, in every state, is what the table of steps says."""

from urllib.parse import urlsplit

import pytest

from forum.accounts.signing_in import account_id
from forum.handles.speaking import Writer
from forum.moderation.deciders import Decider
from forum.moderation.models import Case, CaseState
from forum.moderation.transitions import ALLOWED, Step
from forum.public_ids import to_text
from forum.transaction import reading
from tests.proofs.case_states import DEEDS, OF_STATE, Cast, case_in, expected, sent
from tests.proofs.routes import dump

WRITER, FLAGGER, OTHER, ME = (bytes([n]) * 32 for n in (21, 22, 23, 24))
# Who may do nothing with a case, and what each of them is answered, whatever they try.
OUTSIDE = {
    "a guest": "/sign-in",
    "a member": 403,
    "its writer": 403,
    "who flagged it": 403,
    "an operator": 403,
    "a moderator of another board": 404,
    "a moderator who wrote it": 403,
    "a moderator who flagged it": 403,
}

# Whoever reads a case already when they flag its post can put it back, and nothing else.
PUT_BACK = {
    ("a moderator who wrote it", "hand-over", 409),
    ("a moderator who flagged it", "hand-over", 409),
}


@pytest.fixture
def place(app, visit, inside, settings):
    return Place(app, visit, inside, settings.data / "lamplit.db")


class Place:
    """A forum in which cases are made, one for each deed, and tried by one person."""

    def __init__(self, app, visit, inside, file):
        self.app, self.visit, self.inside, self.file = app, visit, inside, file
        visit().arrive_on_duty("moderator", name="Slow River", root=OTHER)
        other = Decider(account_id(OTHER), "Slow River", "moderator", root=OTHER)
        self.cast = Cast(Writer(root=WRITER), FLAGGER, other)
        with inside() as make:
            self.board = make.board(slug="sleep")

    def case(self, state, role):
        me = Decider(account_id(ME), "Calm Wren", role, root=ME)
        with self.inside() as make:
            return case_in(make, self.board, state, self.cast, me=me)

    def somebody(self, who):
        visitor = self.visit()
        if who == "a guest":
            return visitor
        roots = {"its writer": WRITER, "who flagged it": FLAGGER, "a member": ME}
        if who in roots:
            return visitor.arrive(root=roots[who])
        if who == "an operator":
            return visitor.arrive_on_duty("operator", root=ME)
        if who == "a moderator of another board":
            return visitor.arrive_on_duty(boards=["low-days"], root=ME)
        return visitor.arrive_on_duty(root=WRITER if "wrote" in who else FLAGGER)

    def ask(self, visitor, deed, case):
        here = f"/moderation/cases/{to_text(case.id)}"
        if deed == "show":
            return visitor.client.get(here)
        page = visitor.get("/join" if visitor.root is None else "/me/name")
        token = page.one("main [name=csrf_token]")["value"]
        return visitor.client.post(f"{here}/{deed}", data=sent(deed, case) | {"csrf_token": token})


def told(answer):
    place = urlsplit(answer.headers.get("Location", "")).path
    return place if place == "/sign-in" else answer.status_code


@pytest.mark.parametrize("role", ["moderator", "lead"])
@pytest.mark.parametrize("state", OF_STATE)
def test_on_this_board_every_deed_is_answered_as_the_table_says(place, state, role):
    visitor, wrong = place.visit().arrive_on_duty(role, name="Calm Wren", root=ME), {}
    for deed in DEEDS:
        case = place.case(state, role)
        before = dump(place.file)
        answer, wanted = place.ask(visitor, deed, case), expected(deed, state, role)
        if answer.status_code != wanted:
            wrong[deed] = (answer.status_code, wanted)
        if wanted in (403, 409) and not is_only_opened(before, dump(place.file), case):
            wrong[f"{deed} changed something"] = wanted

    assert wrong == {}


def is_only_opened(before, after, case):
    """Return whether nothing changed, but that a refused decision shows the case: it is read."""
    changed = {table for table in after if after[table] != before[table]}
    opens = {"moderation_case", "case_lease", "case_event", "audit"}
    return changed == set() or (case.state == CaseState.APPEALED and changed <= opens)


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_else_can_do_anything_with_a_case_in_any_state(place, who):
    cases = {state: place.case(state, "moderator") for state in OF_STATE}
    visitor, wrong = place.somebody(who), {}
    before = dump(place.file)
    for state, case in cases.items():
        for deed in DEEDS:
            answered = told(place.ask(visitor, deed, case))
            if answered != OUTSIDE[who] and (who, deed, answered) not in PUT_BACK:
                wrong[state, deed] = answered
            if dump(place.file) != before:
                wrong[state, deed] = "changed something"

    assert wrong == {}


def test_a_case_that_is_not_there_and_one_of_another_board_look_the_same(place):
    case, visitor = place.case("open", "moderator"), place.somebody("a moderator of another board")
    nowhere = Case(id=bytes(16), state=CaseState.OPEN, version=1)

    for deed in DEEDS:
        answers = [place.ask(visitor, deed, each) for each in (case, nowhere)]
        assert {answer.status_code for answer in answers} == {404}
        assert answers[0].get_data() == answers[1].get_data()


def test_a_member_cannot_tell_a_case_from_none(place):
    case, nowhere = place.case("open", "moderator"), Case(id=bytes(16), state="open", version=1)
    for who in ("a guest", "a member", "its writer", "who flagged it", "an operator"):
        visitor = place.somebody(who)
        for deed in DEEDS[1:]:
            one, none = (
                (answer.status_code, answer.text.replace(to_text(each.id), "…"))
                for each in (case, nowhere)
                for answer in [place.ask(visitor, deed, each)]
            )
            assert one == none


def test_a_step_that_is_not_allowed_any_more_would_be_found(place, monkeypatch):
    monkeypatch.setitem(ALLOWED, (CaseState.SETTLED, Step.CLAIM), CaseState.CLAIMED)
    case = place.case("settled", "moderator")
    visitor = place.visit().arrive_on_duty(name="Calm Wren", root=ME)

    assert place.ask(visitor, "claim", case).status_code == 303
    with place.app.app_context():
        assert reading().get(Case, case.id).state == CaseState.CLAIMED
