"""Proof 4 for the queue: what each answer of an evening holds, by who reads it."""

import pytest
from sqlalchemy import select

from forum.handles.deriving import handle_id, thread_scope
from forum.handles.models import Handle
from forum.moderation.deciding.models import Decision, Sanction
from forum.moderation.models import Case
from forum.public_ids import from_text
from forum.transaction import reading
from tests.proofs.evening import AUTHORS, CURLEW, FERN, HELD, OTTER, WREN, forum_in
from tests.proofs.hidden import secrets_of
from tests.proofs.scanning import Secret, findings, listening
from tests.proofs.walking import answer

ON_DUTY = {OTTER, CURLEW, WREN}
OPERATOR = bytes([77]) * 32
NOTE, AMONG, MESSAGE = "It hurt me in a way of my own", "I know this thread", "That was unkind"
OF_STAFF = ("", "/me", "?tab=again", "?mine=1", "/audit", "/words", "/rules", "/replies", "/finish")
OF_MEMBERS = ("/", "/boards/sleep", "/me", "/me/threads", "/me/notices", "/me/kept", "/help")
OF_OPERATORS = ("/operator", "/operator/staff", "/operator/boards", "/operator/settings")


@pytest.fixture(scope="module")
def told(tmp_path_factory, migrated):
    with forum_in(tmp_path_factory.mktemp("answers"), migrated) as evening:
        operator = evening.visit().arrive_on_duty("operator", name="Calm Badger", root=OPERATOR)
        yield Told(evening, operator)


class Told:
    """An evening; what was answered to whom, while a post was flagged, and once it was hidden."""

    def __init__(self, evening, operator):
        self.evening, self.operator = evening, operator
        self.pids = evening.talk()
        answer(evening.people[FERN], evening.threads[0], body="I am here as well.")
        with listening(evening.app) as self.early:
            self.cases = evening.flag(self.pids)
            here, fern = f"/p/{self.pids[0]}/flag", evening.people[FERN]
            fern.send(fern.get(here), here, reason="unkind", note=NOTE)
            self._everybody_looks()
        with listening(evening.app) as self.late:
            evening.decide(self.cases, **HELD)
            evening.settle(self.cases)
            evening.appeal(self.pids)
            curlew = evening.curlew
            page = curlew.get(self.cases[0])
            curlew.send(page, f"{self.cases[0]}/note", note=AMONG)
            self._everybody_looks()

    def _everybody_looks(self):
        people = [*self.evening.people.values(), self.evening.visit(), self.operator]
        for visitor in (*people, self.evening.otter, self.evening.curlew):
            addresses = [*OF_MEMBERS, *self.evening.threads, *self.cases]
            addresses += [f"/moderation{rest}" for rest in OF_STAFF]
            addresses += [f"/p/{pid}{rest}" for pid in self.pids for rest in ("", "/flag", "/edit")]
            for address in [*addresses, *OF_OPERATORS]:
                visitor.client.get(address, follow_redirects=True)

    def readers_of(self, words):
        """Return who read `words` in which kind of place."""
        found = [
            (each.reader, each.path.split("/")[1])
            for each in (*self.early, *self.late)
            if findings([each], [Secret("words", words)])
        ]
        return set(found)


def ids(app, *columns):
    with app.app_context():
        return {
            Secret(str(column), value)
            for column in columns
            for value in reading().scalars(select(column))
        }


def test_no_answer_to_anybody_holds_who_flagged_who_decided_or_what_was_placed(told):
    heard = [*told.early, *told.late]
    secrets = secrets_of(told.evening.app, heard)

    kinds = {secret.kind for secret in secrets}
    assert {"flag.handle_id", "flag.id", "decision.staff_id", "decision.id", "sanction.id"} <= kinds
    assert {"sanction.handle_id", "case_event.staff_id", "staff.account_id", "root"} <= kinds
    assert findings(heard, secrets) == []


def test_no_answer_to_a_member_a_guest_or_an_author_holds_the_id_of_a_case(told):
    ours = ids(told.evening.app, Case.id, Decision.id, Sanction.id)
    of_others = [each for each in (*told.early, *told.late) if each.reader not in ON_DUTY]
    asked = [each for each in of_others if not each.path.startswith("/moderation/cases/")]

    others = [each for each in asked if not each.path.startswith("/sign-in")]  # leads back there
    assert len(others) > 300
    assert findings([e for e in others if e.path != "/moderation/audit"], ours) == []
    assert {each.reader for each in others if findings([each], ours)} <= {OPERATOR}


def test_what_a_reader_told_us_is_read_by_moderators_alone(told):
    assert told.readers_of(NOTE) == {(OTTER, "moderation"), (CURLEW, "moderation")}
    assert told.readers_of("It hurt, 2.") == {(OTTER, "moderation"), (CURLEW, "moderation")}


def test_notes_among_moderators_are_read_by_them_alone(told):
    assert told.readers_of(AMONG) == {(CURLEW, "moderation"), (OTTER, "moderation")}


def test_a_message_is_read_by_its_writer_and_moderators_alone(told):
    readers = {reader for reader, _ in told.readers_of(MESSAGE)}

    assert readers == {*AUTHORS, OTTER, CURLEW}


def test_hidden_words_are_read_by_their_writer_and_whoever_may(told):
    """The operator reads none, nor does anybody who does not read the case now."""
    of_two = findings_of(told.late, "Answer number 2")
    assert {reader for reader, _ in of_two} - ON_DUTY == {AUTHORS[2]}
    assert OPERATOR not in {reader for reader, _ in of_two}
    assert {path for reader, path in of_two if reader in ON_DUTY} <= {told.cases[2]}


def findings_of(heard, words):
    secret = [Secret("words", words)]
    return {(each.reader, each.path) for each in heard if findings([each], secret)}


def test_the_appeal_is_read_only_by_whoever_opened_the_case(told):
    """The second moderator who looks meanwhile does not see it: reading it is a record."""
    readers = {reader for reader, _ in findings_of(told.late, "Please look again, 1")}

    assert len(readers & ON_DUTY) == 1


def test_the_name_of_who_flagged_is_on_no_page_of_staff(told):
    tid = from_text(told.evening.threads[0].rpartition("/")[2])
    with told.evening.app.app_context():
        name = reading().get(Handle, handle_id(FERN, thread_scope(tid))).name
    of_staff = [e for e in (*told.early, *told.late) if e.path.startswith(("/moderation", "/oper"))]

    assert findings(told.early, [Secret("name", name)])
    assert findings(of_staff, [Secret("name", name)]) == []
