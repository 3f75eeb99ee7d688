"""Who is asking: read from their visit, and from nowhere else."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import session

from forum.sealing import new_root
from forum.web.access import everyone
from forum.web.visits import sessions
from forum.web.visits.session_store import IDLE, LONGEST
from forum.web.visits.sessions import Guest, Member

ROOT = new_root()


@pytest.fixture
def one_request(app):
    """Be inside one request of somebody."""
    with app.test_request_context("/"):
        yield


def test_who_has_not_signed_in_is_a_guest(one_request):
    assert sessions.viewer() == Guest()
    assert not sessions.viewer().is_member


def test_who_has_a_root_is_a_member_with_their_duties(one_request):
    session.update(root=ROOT, role="moderator")

    assert sessions.viewer() == sessions.member() == Member(ROOT, "moderator")
    assert sessions.viewer().is_member


@pytest.mark.parametrize("root", [None, "", "root", 1, [1]])
def test_anything_else_in_the_place_of_a_root_is_a_guest(one_request, root):
    session.update(root=root, role="lead")

    assert not sessions.viewer().is_member


def test_a_view_for_everyone_may_not_ask_for_the_member(one_request):
    with pytest.raises(AssertionError, match="not declared for members"):
        sessions.member()


def test_signing_in_begins_anew_and_keeps_only_the_words(one_request):
    session.update(kept={"page": "/t/x", "fields": {}}, pending={"passphrase": "p"}, csrf_token="t")

    sessions.begin(ROOT, role="lead")

    assert dict(session) == {"root": ROOT, "role": "lead", "kept": {"page": "/t/x", "fields": {}}}


def test_signing_in_leaves_who_was_there_before(one_request):
    session.update(root=new_root(), role="lead")

    sessions.begin(ROOT, role=None)

    assert dict(session) == {"root": ROOT, "role": None}


def test_signing_in_goes_on_under_a_new_cookie(one_request):
    session.secret = b"the cookie from before"

    sessions.begin(ROOT, role=None)

    assert (session.secret, session.ended) == (None, b"the cookie from before")


def test_signing_out_forgets_everything(one_request):
    session.update(root=ROOT, kept={"page": "/t/x", "fields": {}})

    sessions.end()

    assert dict(session) == {}


def test_a_visit_ends_after_half_an_hour_of_silence_or_twelve_hours():
    """As docs/confidentiality.md promises."""
    assert (timedelta(minutes=30), timedelta(hours=12)) == (IDLE, LONGEST)


def test_a_member_is_remembered_from_page_to_page(member):
    assert [member.get("/me").heading for _ in range(3)] == ["My space"] * 3


def test_a_visit_holds_what_we_put_there_and_nothing_else(app, member):
    """No library may leave a trace of its own in it, such as what the browser is."""
    app.add_url_rule("/plain", "plain", everyone(lambda: str(sessions.viewer().is_member)))

    said = member.client.get("/plain").text

    with member.client.session_transaction() as kept:
        assert (said, set(kept)) == ("True", {"root", "role"})


def test_looking_at_a_page_again_writes_nothing(app, member):
    store = app.extensions["session_store"]
    member.get("/me")
    before = store._db().total_changes

    member.get("/me")

    assert store._db().total_changes == before


@pytest.mark.parametrize("cookie", ["x", "1|0123456789abcdef"])
def test_another_programs_cookie_on_this_computer_does_not_matter(member, cookie):
    """Programs on one host share their cookies, and remember_token is what many call theirs."""
    member.client.set_cookie("remember_token", cookie)

    assert member.get("/me").heading == "My space"


def test_a_browser_that_changes_its_name_is_not_signed_out(member):
    page = member.get("/me", headers={"User-Agent": "another"})

    assert page.heading == "My space"


def test_a_code_is_remembered_to_the_second_and_the_visit_goes_on_under_a_new_cookie(one_request):
    session.update(root=ROOT, role="lead")
    session.secret, session.ends_at = b"old", datetime(2026, 3, 1, 20, tzinfo=UTC)
    assert sessions.code_confirmed_at() is None

    sessions.note_code(datetime(2026, 3, 1, 12, 0, 4, 17, tzinfo=UTC))

    assert sessions.code_confirmed_at() == datetime(2026, 3, 1, 12, 0, 4, tzinfo=UTC)
    assert (session["root"], session.secret, session.ended) == (ROOT, None, b"old")
    assert session.ends_at == datetime(2026, 3, 1, 20, tzinfo=UTC)


def test_signing_in_forgets_a_code(one_request):
    session.update(root=ROOT)
    sessions.note_code(datetime(2026, 3, 1, 12, tzinfo=UTC))

    sessions.begin(ROOT, role="lead")

    assert sessions.code_confirmed_at() is None


def test_the_menu_can_be_drawn_for_another_role(one_request):
    session.update(root=ROOT, role=None)

    sessions.note_role("lead")

    assert session["role"] == "lead"
