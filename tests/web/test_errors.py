"""How each refusal looks: its status, its words, and what was typed back again."""

import sqlite3

import pytest
from bs4 import BeautifulSoup
from flask import abort
from sqlalchemy.exc import IntegrityError, OperationalError

from forum.errors import Busy, Conflict, NotAllowed, NotFound, Refused
from forum.public_ids import to_text
from forum.web.access import everyone

CANARY = "canary-51c0"
WORDS = {"title": "Awake <again>", "body": "  It is three & I am awake.\n"}
DATABASE_BUSY = OperationalError("SELECT", {}, sqlite3.OperationalError(CANARY))
NOBODYS = to_text(bytes(range(16)))
COLLISION = IntegrityError("INSERT", {}, sqlite3.IntegrityError(CANARY))
OUTCOMES = [
    (NotFound(), 404, "This page isn't here"),
    (NotAllowed("Only its writer can."), 403, "Only its writer can."),
    (Refused("Say a little less."), 422, "Say a little less."),
    (Conflict("Someone was quicker."), 409, "Someone was quicker."),
    (Busy("Too many at once.", retry_after=7), 503, "Too many at once."),
    (COLLISION, 409, "Someone else was quicker"),
    (DATABASE_BUSY, 503, "We are busy for a moment"),
    (ValueError(CANARY), 500, "Something went wrong on our side"),
    (KeyError(CANARY), 500, "Something went wrong on our side"),
]
OUTCOMES.append((type("Late", (Conflict,), {})("It is over."), 409, "It is over."))
EACH = pytest.mark.parametrize(("error", "status", "said"), OUTCOMES)


@pytest.fixture
def fail(app, guest):
    """Send a form to a view that fails with an error, and return the answer."""

    def send(error: Exception, **fields: str):
        def view() -> str:
            raise error

        app.add_url_rule("/view", "view", everyone(view), methods=["GET", "POST"])
        token = guest.get("/join").form("/join").fields["csrf_token"]
        return guest.client.post("/view", data={"csrf_token": token, **fields})

    return send


def words(answer) -> str:
    return " ".join(BeautifulSoup(answer.text, "html.parser").get_text(" ").split())


def boxes(answer) -> list[str]:
    soup = BeautifulSoup(answer.text, "html.parser")
    return [box.get_text().removeprefix("\n") for box in soup.select("textarea[readonly]")]


@EACH
def test_every_refusal_has_its_status_and_its_words(fail, error, status, said):
    answer = fail(error)

    assert answer.status_code == status
    assert said in words(answer)
    assert "Go to the boards" in words(answer)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotFound(), "It may have been taken down, or the address has a slip in it."),
        (COLLISION, "Something changed while you were writing."),
        (ValueError(), "Nothing you did before was lost. Please try again in a minute."),
        (DATABASE_BUSY, "Please try again in a few seconds."),
    ],
)
def test_who_is_told_no_reason_is_told_what_to_do(fail, error, said):
    assert said in words(fail(error))


@EACH
def test_what_was_typed_comes_back_with_every_refusal(fail, error, status, said):
    answer = fail(error, **WORDS)

    assert boxes(answer) == ["Awake <again>", "It is three & I am awake."]
    assert "They were not posted. You can copy them from this page." in words(answer)


@EACH
def test_nothing_of_the_inside_of_the_house_is_shown(fail, error, status, said):
    answer = fail(error)

    assert not [w for w in (CANARY, "Traceback", "Error", "sqlite", "INSERT") if w in answer.text]


@EACH
def test_faults_of_ours_are_logged_once_and_refusals_never(fail, guest, error, status, said):
    fail(error, **WORDS)

    logged = [] if status < 500 or isinstance(error, Busy) else [error]
    assert guest.failures == logged


@pytest.mark.parametrize(
    ("error", "seconds"), [(Busy("Wait.", retry_after=7), "7"), (DATABASE_BUSY, "5")]
)
def test_who_has_to_wait_is_told_for_how_long(fail, error, seconds):
    assert fail(error).headers["Retry-After"] == seconds


@pytest.mark.parametrize("error", [NotFound(), Refused("Less."), ValueError(CANARY)])
def test_nobody_else_is_told_to_wait(fail, error):
    assert "Retry-After" not in fail(error).headers


def test_a_fault_does_not_print_its_trace(fail, capfd, caplog):
    fail(ValueError(CANARY))

    printed = capfd.readouterr()
    assert CANARY not in printed.out + printed.err + caplog.text


def test_a_password_never_comes_back(fail):
    secret = {"passphrase": CANARY, "code": CANARY, "word_a": CANARY}

    assert CANARY not in fail(ValueError(), **secret).text


def test_empty_boxes_are_not_given_back(fail):
    answer = fail(Refused("Less."), title=" ", body="")

    assert boxes(answer) == []
    assert "Your words are here" not in words(answer)


def test_words_in_the_address_do_not_come_back(guest):
    page = guest.get(f"/nowhere?body={CANARY}")

    assert (page.status, CANARY in page.text) == (404, False)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_wrong_method_looks_like_a_missing_page(app, guest, method):
    app.config["WTF_CSRF_ENABLED"] = False

    answer = guest.client.open("/help", method=method)

    assert answer.status_code == 404
    assert answer.text == guest.get("/nowhere").text
    assert "Allow" not in answer.headers


@pytest.mark.parametrize(("status", "said"), [(400, "Please go back"), (418, "Please go back")])
def test_a_refusal_of_a_library_is_a_page_of_ours(app, guest, status, said):
    app.add_url_rule("/view", "view", everyone(lambda: abort(status)))

    page = guest.get("/view")

    assert page.status == status
    assert said in page.words


def test_too_much_at_once_is_said_without_reading_it_again(member):
    answer = member.client.post("/join", data={"body": "x" * (2 * 1024 * 1024 + 1)})

    assert answer.status_code == 413
    assert "That was too much at once" in words(answer)
    assert boxes(answer) == []


def test_a_form_that_was_open_too_long_comes_back_filled_in(member, inside):
    with inside() as make:
        make.board(slug="sleep")

    page = member.post("/boards/sleep/new", {"title": "Awake again", "body": "It is three."})

    assert page.status == 422
    assert "There is a problem" in page.problems
    assert "CSRF" not in page.problems, "that is no word for people"
    assert page.form("/boards/sleep/new").fields["body"] == "It is three."


def test_a_guest_whose_form_was_open_too_long_signs_in_first(guest, inside):
    with inside() as make:
        address = f"/t/{to_text(make.thread().id)}/reply"

    page = guest.post(address, {"body": "I hear you."})

    assert page.heading == "Sign in"
    assert "Your words are safe." in page.words


def test_a_form_without_a_page_of_its_own_says_what_to_do(member):
    page = member.post("/sign-out", {})

    assert page.status == 400
    assert "This page was open for too long." in page.words


@pytest.mark.parametrize("address", ["/boards/none/new", f"/t/{NOBODYS}/reply"])
def test_an_old_form_for_what_is_gone_is_a_missing_page(member, address):
    answer = member.client.post(address, data=WORDS)

    assert answer.status_code == 404
    assert boxes(answer) == ["Awake <again>", "It is three & I am awake."]


@pytest.mark.parametrize("address", ["/", "/join"])
@pytest.mark.parametrize("cookie", ["with", "without"])
def test_a_damaged_file_of_sessions_is_a_page_and_is_logged_once(app, guest, address, cookie):
    guest.get("/join")
    if cookie == "without":
        guest.client.delete_cookie("s")
    app.extensions["session_store"]._db().execute("DROP TABLE session")

    answer = guest.client.get(address)

    may_be_read = (address, cookie) == ("/", "without")
    assert answer.status_code in ((200,) if may_be_read else (500, 503))
    assert "Get help now" in words(answer)
    assert len(guest.failures) == (0 if may_be_read else 1)
