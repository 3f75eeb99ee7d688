"""Proof of section 4: what holds for one handle holds for the person, and no row says so."""

from datetime import timedelta

import pytest

from forum.clock import now
from forum.handles.deriving import SITE, handle_id, thread_scope
from forum.moderation.deciding.models import Sanction
from forum.moderation.models import Case
from forum.public_ids import from_text
from forum.transaction import reading
from tests.moderation.making import a_sanction
from tests.proofs.evening import ASH, BIRCH
from tests.proofs.routes import dump
from tests.proofs.walking import answer, start_thread

PLACES = ("a new thread", "the same thread", "another thread", "as the known one", "a change")


@pytest.fixture
def place(app, visit, inside, settings):
    return Place(app, visit, inside, settings.data / "lamplit.db")


class Place:
    """Ash has written in one thread under a name of it, and in one by the known name."""

    def __init__(self, app, visit, inside, file):
        self.app, self.inside, self.file = app, inside, file
        with inside() as make:
            make.board(slug="sleep")
        self.ash, birch = visit().arrive(root=ASH), visit().arrive(root=BIRCH)
        self.one, self.known, self.other = (
            start_thread(birch, "sleep", title=f"Thread {n}", body="Come in.") for n in range(3)
        )
        page = answer(self.ash, self.one, body="Thank you.")
        self.post = f"/p/{page.all('[data-post]')[-1]['data-post']}"
        answer(self.ash, self.known, body="It is me.", post_as="known")
        self.of_birch = f"/p/{page.all('[data-post]')[0]['data-post']}"

    def sanction(self, where, kind):
        """Let something hold for one of Ash's handles."""
        tid = from_text(self.one.rpartition("/")[2])
        scope = SITE if where == "site" else thread_scope(tid)
        more = {"thread_id": tid} if kind == "mute" else {}
        with self.inside() as make:
            given = {"kind": kind, "until_day": now().date(), "day": now().date()} | more
            a_sanction(make._session, handle_id(ASH, scope), **given)

    def write(self, where):
        """Send words there; return the answer."""
        here = {
            "a new thread": "/boards/sleep/new",
            "the same thread": f"{self.one}/reply",
            "another thread": f"{self.other}/reply",
            "as the known one": f"{self.known}/reply",
            "a change": f"{self.post}/edit",
        }[where]
        fields = self.ash.get(here).form(here).fields | {"action": "post"}
        return self.ash.client.post(here, data=fields | {"title": "A title", "body": "Some words."})

    def cases(self):
        with self.app.app_context():
            return reading().query(Case).all()


def rows(place):
    """Return all rows but those of what a member keeps for themselves, such as a draft."""
    found = dump(place.file)
    del found["sealed_entry"]
    return found


@pytest.mark.parametrize("scope", ["site", "thread"])
@pytest.mark.parametrize("kind", ["pause", "bar"])
def test_a_pause_on_any_handle_holds_everywhere_and_leaves_no_trace(place, kind, scope):
    place.sanction(scope, kind)
    before = rows(place)

    for where in PLACES:
        refused = place.write(where)
        assert refused.status_code == 422, where
        assert "Some words." in refused.text
        assert "Please rest for a day." in refused.text

    assert rows(place) == before


@pytest.mark.parametrize("scope", ["site", "thread"])
def test_a_hold_on_any_handle_lets_everything_wait_and_the_row_names_no_other(place, scope):
    place.sanction(scope, "hold")

    for number, where in enumerate(PLACES, start=1):
        assert place.write(where).status_code == 303, where
        assert len(place.cases()) == number

    assert {(case.kind, case.standing) for case in place.cases()} == {
        ("sanction", "earlier-decision")
    }
    for table, rows in dump(place.file).items():
        ours = {handle_id(ASH, SITE), handle_id(ASH, thread_scope(thread_of(place)))}
        assert [row for row in rows if len(ours & set(row)) > 1] == [], table


def thread_of(place):
    return from_text(place.one.rpartition("/")[2])


def test_a_mute_holds_in_its_thread_and_nowhere_else(place):
    place.sanction("thread", "mute")

    assert [place.write(where).status_code for where in PLACES] == [303, 422, 303, 303, 422]


def test_a_pause_that_is_over_holds_no_longer(place):
    place.sanction("thread", "pause")
    with place.inside() as make:
        for sanction in make._session.query(Sanction):
            sanction.until_day = now().date() - timedelta(days=1)

    assert [place.write(where).status_code for where in PLACES] == [303] * len(PLACES)


def test_somebody_who_is_paused_can_still_tell_a_moderator_and_take_back(place):
    place.sanction("thread", "pause")
    sends = {f"{place.of_birch}/flag": {"reason": "risk"}, f"{place.post}/take-back": {"sure": "1"}}
    for here, fields in sends.items():
        token = place.ash.get("/me").form("/sign-out").fields["csrf_token"]
        sent = place.ash.client.post(here, data=fields | {"csrf_token": token})
        assert sent.status_code == 303


def test_others_are_not_held_by_it(place, visit):
    place.sanction("site", "pause")
    dill = visit().arrive()

    assert "Some words." in answer(dill, place.one, body="Some words.").text
