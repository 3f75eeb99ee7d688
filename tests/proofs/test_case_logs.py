"""Proof 3 for the queue: what a marked request carries is in no log line, cookie or file."""

import logging
import sys

import pytest
from flask import request

from forum.privacy.redaction import Printer, log_failure
from forum.running.case_chores import _each
from tests.proofs.evening import FERN, HELD, Evening
from tests.proofs.scanning import listening
from tests.proofs.walking import look_after_staff, renew_factor

AGENT, QUERY, HEADER, ADDRESS = "agent-7f3a", "query-7f3b", "header-7f3c", "203.0.113.77"
NOTE, MESSAGE, APPEAL, AMONG = "note-7f3d", "message-7f3e", "appeal-7f3f", "among-7f40"
IN_REQUESTS = (AGENT, QUERY, HEADER, ADDRESS)
TYPED = (NOTE, MESSAGE, APPEAL, AMONG)


@pytest.fixture
def evening(app, visit, inside):
    """An evening of which all loggers tell whatever they can, and failures are logged."""
    app.extensions["log_failure"] = lambda error: log_failure(error, request.url_rule)
    printer = Printer()
    logging.root.addHandler(printer)
    names = ["", "forum", "werkzeug", "sqlalchemy", "sqlalchemy.engine", "flask_limiter"]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield Evening(app, lambda: marked(visit()), inside)
    logging.root.removeHandler(printer)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def marked(visitor):
    """Return a visitor whose every request carries the marks."""
    marks = {"HTTP_USER_AGENT": AGENT, "HTTP_X_TRACE": HEADER, "HTTP_REFERER": f"http://x/{HEADER}"}
    visitor.client.environ_base |= marks | {"REMOTE_ADDR": ADDRESS, "HTTP_X_REAL_IP": ADDRESS}
    return visitor


def pass_the_evening(evening):
    """Let everything be done that has a word, a code or an id in it; then let it fail as well."""
    pids = evening.talk()
    cases = evening.flag(pids)
    here, fern = f"/p/{pids[0]}/flag", evening.people[FERN]
    fern.send(fern.get(here), here, reason="unkind", note=NOTE)
    otter = evening.otter
    otter.get(f"{cases[0]}?x={QUERY}")
    otter.send(otter.get(cases[0]), f"{cases[0]}/note", note=AMONG)
    evening.decide(cases, **HELD | {"message": MESSAGE})
    evening.settle(cases)
    here, ash = f"/p/{pids[0]}/appeal", evening.people[next(iter(evening.people))]
    ash.send(ash.get(here), here, body=APPEAL)
    with listening(evening.app) as heard:
        look_after_staff(evening.visit)
        renew_factor(otter)
    tokens = {each.path.rpartition("/")[2] for each in heard if "/staff/join/" in each.path}
    assert tokens
    return [*pids, *tokens, *(case.rpartition("/")[2] for case in cases)]


def fail_everywhere(evening, ids):
    """Let each view of the queue fail with all there is in its message."""
    token = evening.otter.get("/me/name").form("/me/name").fields["csrf_token"]

    def failing(**given):
        raise ValueError(f"{given} {TYPED} {ids}")

    for endpoint in ("cases.show", "cases.note", "deciding.decide", "flags.flag", "queue.show"):
        evening.app.view_functions[endpoint] = failing
    case, post = f"/moderation/cases/{ids[-1]}", f"/p/{ids[0]}"
    sent = {"csrf_token": token, "note": NOTE, "message": MESSAGE}
    answers = [evening.otter.client.get(path) for path in (case, f"/moderation?after={QUERY}")]
    paths = (f"{case}/note", f"{case}/decide", f"{post}/flag")
    answers += [evening.otter.client.post(path, data=sent) for path in paths]
    return answers


def test_what_requests_carry_is_in_no_log_line(evening, capsys):
    ids = pass_the_evening(evening)
    answers = fail_everywhere(evening, ids)
    logged = "".join(capsys.readouterr())

    assert {answer.status_code for answer in answers} == {500}
    assert logged.count("request failed") == len(answers)
    assert "/moderation/cases/<id:cid>" in logged
    assert [mark for mark in (*IN_REQUESTS, *TYPED, *ids) if mark in logged] == []
    # A page leads back to the address that it was asked for, and says nothing else of it.
    own = f'href="/moderation/cases/{ids[-1]}"'
    told = [answer.text.replace(own, "") for answer in answers]
    assert [text for text in told if any(mark in text for mark in (*TYPED, ids[-1]))] == []


def test_a_chore_that_fails_tells_nothing_of_its_case(evening, capsys):
    def fail(session, case_id, *, at):
        raise ValueError(f"{case_id.hex()} {MESSAGE}")

    with evening.app.app_context():
        _each(lambda session, *, at: [bytes(16)], fail)()
    logged = "".join(capsys.readouterr())

    assert "a case could not be dealt with" in logged
    assert [mark for mark in (MESSAGE, "00000000") if mark in logged] == []


def test_a_mark_in_a_log_line_would_be_found(evening, capsys):
    plain = logging.StreamHandler(sys.stderr)
    logging.root.addHandler(plain)
    logging.getLogger("forum.talk").warning("flagged: %s", NOTE)
    logging.root.removeHandler(plain)

    assert NOTE in "".join(capsys.readouterr())


def test_where_somebody_comes_from_is_in_no_file(evening):
    pass_the_evening(evening)

    folder = evening.app.extensions["settings"].data
    for file in (file for file in folder.rglob("*") if file.is_file()):
        held = file.read_bytes()
        assert [mark for mark in IN_REQUESTS if mark.encode() in held] == [], file.name


def test_no_answer_gives_a_cookie_but_those_of_the_visit_or_says_where_one_was(evening):
    with listening(evening.app) as heard:
        pass_the_evening(evening)

    cookies = [value for each in heard for name, value in each.headers if name == "Set-Cookie"]
    assert {value.partition("=")[0] for value in cookies} <= {"s", "said"}
    assert all("HttpOnly" in value and "SameSite=Lax" in value for value in cookies)
    assert {dict(each.headers).get("Referrer-Policy") for each in heard} == {"no-referrer"}
    back = [value for each in heard for name, value in each.headers if name == "Location"]
    assert [value for value in back if HEADER in value] == []
