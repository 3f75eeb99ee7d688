"""Arriving and going, as the doorway sees it: each refusal in its place, each way back safe."""

import pytest
from sqlalchemy import select

from forum.accounts import unlocking
from forum.accounts.credentials import PASSPHRASE, RECOVERY, Opened, add_way_in
from forum.accounts.models import Credential, Staff
from forum.accounts.passphrases import new_passphrase, normalise, normalise_code
from forum.accounts.signing_in import account_id
from forum.accounts.unlocking import salt_of, unlock_with_code, unlock_with_passphrase
from forum.clock import now
from forum.sealing import new_root
from forum.transaction import db, reading, transaction
from tests.counting import statements

SIX = new_passphrase()
CODE = "23456-789AB-CDEFG-HJKMN-PQRSTU"


@pytest.fixture
def root(app) -> bytes:
    """A member who last came two years ago, and has SIX and CODE."""
    root = new_root()
    with app.app_context():
        unlock = unlock_with_passphrase(normalise(SIX), salt_of(reading()))
        with transaction() as session:
            year = now().year - 2
            add_way_in(session, unlock, Opened(root, 0), kind=PASSPHRASE, year=year)
            code = unlock_with_code(normalise_code(CODE), salt_of(session))
            add_way_in(session, code, Opened(root, 0), kind=RECOVERY, year=year)
    return root


def sign_in(visitor, passphrase: str = SIX, next_: str = ""):
    return visitor.send(visitor.get("/sign-in"), "/sign-in", passphrase=passphrase, next=next_)


def test_going_on_without_the_rules_shows_the_form_again(guest):
    page = guest.send(guest.get("/join"), "/join", age_ok="y")

    assert page.status == 422
    assert "Please read the house rules" in page.problems
    assert page.one("[name=age_ok]").has_attr("checked")


def test_six_words_lead_home(guest, root):
    home = sign_in(guest)

    assert (home.status, home.address) == (200, "/")
    assert "Sign out" in home.words


def test_signing_in_notes_the_year_and_nothing_finer(app, guest, root):
    sign_in(guest)

    with app.app_context():
        [way] = reading().scalars(select(Credential).where(Credential.kind == PASSPHRASE))
        assert way.active_year == now().year


def test_coming_in_again_asks_little_and_writes_nothing(app, visit, root):
    sign_in(visit())
    with app.app_context():
        engine = db.engine

    again = visit()
    fields = again.get("/sign-in").form("/sign-in").fields | {"passphrase": SIX}
    with statements(engine) as seen:
        assert again.client.post("/sign-in", data=fields).status_code == 303

    assert len(seen) <= 6
    assert all(each.startswith("SELECT") for each in seen)


def test_who_was_asked_to_sign_in_goes_on_where_they_were_going(guest, root):
    page = guest.get("/me/name")
    there = guest.send(page, "/sign-in", passphrase=SIX)

    assert page.heading == "Sign in"
    assert there.heading == "Choose a name to be known by"


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/x\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "evil.example",
    ],
)
@pytest.mark.parametrize("sent", ["in the address", "in the form"])
def test_nobody_is_led_to_another_site(guest, root, next_, sent):
    query = {"next": next_} if sent == "in the address" else {}
    page = guest.get("/sign-in", query_string=query)
    fields = page.form("/sign-in").fields | ({} if query else {"next": next_})

    answer = guest.client.post("/sign-in", data=fields | {"passphrase": SIX})

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("typed", ["", "hello", "one two three four five six"])
def test_what_cannot_be_six_words_is_said_beside_the_box(guest, root, typed):
    page = sign_in(guest, typed)

    assert page.status == 422
    assert page.one("#passphrase-error")
    assert page.heading == "Sign in"


def test_wrong_words_are_said_beside_the_box_and_let_nobody_in(guest, root):
    page = sign_in(guest, new_passphrase())

    assert page.status == 422
    assert "Those six words don’t open anything here." in page.problems.replace("'", "’")
    assert guest.get("/me").heading == "Sign in"


def test_a_way_back_survives_wrong_words(guest, root):
    page = guest.send(guest.get("/sign-in?next=/me"), "/sign-in", passphrase="hello")
    there = guest.send(page, "/sign-in", passphrase=SIX)

    assert there.heading == "My space"


def test_a_crowd_at_the_door_is_asked_to_come_back_in_a_moment(guest, root, monkeypatch):
    monkeypatch.setattr(unlocking, "WAIT_SECONDS", 0.01)

    with unlocking._a_place(), unlocking._a_place():
        page = sign_in(guest)

    assert (page.status, page.headers["Retry-After"]) == (503, "10")
    assert "Many people are signing in right now." in page.words
    assert SIX not in page.text


def test_duties_are_known_after_signing_in(app, guest, root):
    with app.app_context(), transaction() as session:
        session.add(Staff(account_id=account_id(root), name="Sam", role="moderator", boards=""))
    sign_in(guest)

    assert "You look after this forum as a moderator." in guest.get("/me").words


def test_a_new_visit_begins_under_a_new_cookie(guest, visit, root):
    guest.get("/sign-in")
    before = guest.client.get_cookie("s").value
    sign_in(guest)
    fixed = visit()
    fixed.client.set_cookie("s", before)

    assert guest.client.get_cookie("s").value != before
    assert fixed.get("/me").heading == "Sign in"


def test_signing_out_ends_the_visit_for_every_copy_of_the_cookie(guest, visit, root):
    sign_in(guest)
    copy = visit()
    copy.client.set_cookie("s", guest.client.get_cookie("s").value)
    token = guest.get("/me").form("/sign-out").fields["csrf_token"]

    answer = guest.client.post("/sign-out", data={"csrf_token": token})

    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert guest.client.get_cookie("s") is None
    assert copy.get("/me").heading == "Sign in"


def test_nobody_is_signed_out_without_the_token_of_their_page(member):
    page = member.post("/sign-out", {})

    assert page.status == 400
    assert member.get("/me").heading == "My space"


@pytest.mark.parametrize("code", ["", "hello", CODE[::-1]])
def test_a_code_that_opens_nothing_is_said_beside_its_box(guest, root, code):
    page = guest.send(guest.get("/recover"), "/recover", code=code)

    assert page.status == 422
    assert page.one("#code-error")


def test_a_code_leads_to_six_new_words_and_no_new_codes(guest, root):
    page = guest.send(guest.get("/recover"), "/recover", code=CODE.lower())

    assert page.heading == "Keep your six words"
    assert len(page.all("[data-passphrase] li")) == 6
    assert not page.all("[data-recovery-code]")
    assert guest.get("/me").heading == "Sign in"


def test_the_present_six_words_lead_to_six_new_ones(guest, root):
    sign_in(guest)

    page = guest.send(guest.get("/me/passphrase"), "/me/passphrase", passphrase=SIX)

    new = [each.get_text() for each in page.all("[data-passphrase] li")]
    assert len(new) == 6
    assert new != SIX.split()


def test_the_six_words_of_another_member_change_nothing(member, root):
    """Somebody at an open screen must not put their own words in the place of its owner's."""
    page = member.send(member.get("/me/passphrase"), "/me/passphrase", passphrase=SIX)

    assert page.status == 422
    assert "Those are not your six words." in page.problems
    assert not page.all("[data-passphrase]")
