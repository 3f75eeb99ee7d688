"""What a breach could be dated by is counted wherever it happens, and says nothing of whom."""

from datetime import timedelta

import pytest

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.clock import now
from forum.events import Security
from forum.privacy.security import add, counts, when
from forum.transaction import reading, transaction
from tests.codes import code_of
from tests.proofs.walking import join, words_on
from tests.proofs.writes import written_in

WRONG = "six words that are not theirs"


@pytest.fixture
def counted(app):
    def look() -> dict[str, int]:
        with app.app_context():
            return {kind: count for _, _, kind, count in counts(reading())}

    return look


def test_a_sign_in_with_wrong_words_is_counted_by_itself(app, guest, counted):
    page = guest.get("/sign-in")
    with written_in(app) as written:
        guest.send(page, "/sign-in", passphrase=WRONG)

    assert counted() == {"sign-in-failed": 1}
    assert [one.tables for one in written if one.tables] == [{"security_count"}]


def test_a_form_without_its_token_is_counted(member, counted):
    assert member.post("/me/leave", {}).status in (200, 400, 422)

    assert counted() == {"form-refused": 1}


def test_a_form_of_another_site_is_counted(member, counted):
    page = member.get("/me/leave")
    fields = page.form("/me/leave").fields
    answer = member.post("/me/leave", fields, headers={"Sec-Fetch-Site": "cross-site"})

    assert (answer.status, counted()) == (403, {"form-refused": 1})


def change_a_board() -> None:
    with transaction() as session:
        record(session, None, Action.BOARD_CHANGED, "board:sleep", at=now())


def change_a_board_and_fail() -> None:
    with transaction() as session:
        record(session, None, Action.BOARD_CHANGED, "board:sleep", at=now())
        raise ZeroDivisionError


def test_a_change_of_what_is_set_is_counted_once_it_holds(app, counted):
    with app.app_context():
        with pytest.raises(ZeroDivisionError):
            change_a_board_and_fail()
        assert counted() == {}
        change_a_board()

    assert counted() == {"setting-changed": 1}


@pytest.mark.parametrize(("digits", "word"), [(None, "confirmed"), ("000000", "refused")])
def test_a_code_of_staff_is_counted(visit, counted, digits, word):
    wren = visit().arrive_on_duty("lead", name="Calm Wren")
    code = digits or code_of(wren.totp_secret)
    wren.send(wren.get("/step-up"), "/step-up", code=code)

    assert counted() == {f"staff-{word}": 1}


def test_a_recovery_code_that_opens_nothing_is_counted(guest, counted):
    guest.send(guest.get("/recover"), "/recover", code="ABCD-EFGH-JKMN-PQRS")

    assert counted() == {"sign-in-failed": 1}


def test_a_download_is_counted_and_a_refused_one_is_not(visit, counted):
    author = visit()
    words = words_on(join(author))
    form = author.get("/me/download").form("/me/download").fields
    for passphrase in (WRONG, words):
        author.client.post("/me/download", data=form | {"passphrase": passphrase})

    assert counted() == {"downloaded": 1}


def test_a_backup_is_counted(app, tmp_path, counted):
    (tmp_path / "words.txt").write_text("lantern river oak stone")
    options = ["--words-from", str(tmp_path / "words.txt")]
    made = app.test_cli_runner().invoke(args=["backup", str(tmp_path / "copy"), *options])

    assert (made.exit_code, counted()) == (0, {"backed-up": 1})


def test_the_daily_check_of_the_record_is_counted_and_told(app, counted):
    [check] = [chore for chore in app.extensions["chores"] if chore.name == "check-record"]
    with app.app_context():
        check.run()

    assert counted() == {"record-checked": 1}
    told = app.test_cli_runner().invoke(args=["privacy", "events"]).output
    assert told == f"{now().date()}\tall day\trecord-checked\t1\n"


def test_to_look_at_the_record_writes_nothing(app, counted):
    assert app.test_cli_runner().invoke(args=["audit", "verify"]).exit_code == 0
    assert counted() == {}


def test_the_worker_forgets_what_is_older_than_30_days(app, counted):
    [forget] = [chore for chore in app.extensions["chores"] if chore.name == "forget-notices"]
    with app.app_context():
        with transaction() as session:
            for days, kind in ((31, Security.SIGN_IN_FAILED), (30, Security.FORM_REFUSED)):
                add(session, when(kind, now() - timedelta(days=days)), 1)
        forget.run()

    assert counted() == {"form-refused": 1}
