"""Log lines tell nobody who did what, whichever part of the house speaks."""

import logging
import re
import sys
from pathlib import Path

import flask
import pytest
import sqlalchemy
from gunicorn.config import Config
from werkzeug.routing import Rule

from forum.privacy.redaction import DURATION_BANDS, OURS, Printer, Redacting, install, log_failure
from forum.running.arbiter import QuietLogger

ROOT = Path(__file__).parents[2]
CANARY = "canary-7f3a"


@pytest.fixture(autouse=True)
def loggers():
    """Install as a process would, and leave the test run's own loggers as they were."""
    root, ours = logging.getLogger(), logging.getLogger("forum")
    before = (list(root.handlers), root.level, ours.level, logging.lastResort)
    install()
    yield
    root.handlers, root.level, ours.level, logging.lastResort = before
    logging.raiseExceptions = True


@pytest.fixture
def said(capsys):
    """What has been logged so far, line by line."""
    return lambda: capsys.readouterr().err.splitlines()  # noqa: PLW0108  read when asked


def own_record(message: object, *args: object, **facts: object) -> logging.LogRecord:
    """A record as our own code makes it."""
    record = {"name": "forum.threads", "pathname": f"{OURS}threads/views.py", "lineno": 7}
    shape = {**record, "levelname": "INFO", "msg": message, "args": args, "created": 1_000_000_000}
    return logging.makeLogRecord({**shape, **facts})


def failure(message: str) -> tuple:
    try:
        raise ValueError(message)
    except ValueError:
        return sys.exc_info()


def test_a_line_is_an_event_and_harmless_facts():
    record = own_record(
        "thread opened",
        route=Rule("/t/<tid>/reply"),
        status=303,
        count=2,
        duration=DURATION_BANDS[0],
        outcome="held",
    )

    assert Redacting().format(record) == (
        '2001-09-09 01h INFO forum "thread opened" '
        "route=/t/<tid>/reply status=303 count=2 duration=under-100-ms outcome=held"
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"handle": CANARY},
        {"route": f"/t/{CANARY}"},
        {"status": CANARY},
        {"count": CANARY},
        {"duration": CANARY},
        {"outcome": f"{CANARY} said Hello"},
        {"chore": f"{CANARY}!"},
        {"error": CANARY},
        {"at": f"{CANARY} at home"},
        {"taskName": CANARY, "stack_info": CANARY, "exc_text": CANARY},
    ],
)
def test_what_is_not_on_the_list_or_not_of_its_kind_is_dropped(facts):
    line = Redacting().format(own_record("thread opened", **facts))

    assert line == '2001-09-09 01h INFO forum "thread opened"'


def test_an_event_is_never_filled_in():
    line = Redacting().format(own_record("opened %s", CANARY))

    assert line.endswith('forum "opened %s"')


@pytest.mark.parametrize("message", [ValueError(CANARY), [CANARY], None])
def test_an_event_that_is_no_text_is_not_printed(message):
    assert CANARY not in Redacting().format(own_record(message))


def test_a_failure_is_a_class_and_a_place():
    line = Redacting().format(own_record("chore failed", exc_info=failure(CANARY)))

    place = re.search(r"error=ValueError at=tests\.privacy\.test_redaction:\d+$", line)
    assert place
    assert CANARY not in line


def test_a_failure_is_placed_in_our_own_code_even_when_a_library_raised_it():
    from forum.running.setting_kinds import whole

    try:
        whole(1, "no number")("1")
    except TypeError:
        trace = sys.exc_info()
    line = Redacting().format(own_record("failed", exc_info=trace))

    assert "error=TypeError at=forum.running.setting_kinds:" in line


def test_a_library_is_named_by_its_logger_and_a_place(said):
    logging.getLogger("library.part").warning("%s wrote this", CANARY)

    [line] = said()
    assert re.search(r"WARNING library\.part line=test_redaction:\d+$", line)


def test_a_logger_cannot_carry_words_in_its_name(said):
    logging.getLogger(f"of {CANARY}").warning("hello")

    assert CANARY not in "".join(said())


def test_libraries_are_silent_below_a_warning(said):
    logging.getLogger("library.part").info("hello")

    assert said() == []


def test_a_failed_request_tells_its_rule_and_not_its_path(said):
    app = flask.Flask("forum")
    app.log_exception = lambda exc_info: log_failure(exc_info[1], flask.request.url_rule)

    @app.post("/t/<tid>")
    def show(tid):
        raise ValueError(tid + flask.request.form["body"])

    app.test_client().post(
        f"/t/{CANARY}?q={CANARY}",
        data={"body": CANARY},
        headers={"User-Agent": CANARY, "X-Forwarded-For": CANARY},
    )

    [line] = said()
    assert '"request failed" route=/t/<tid> status=500 error=ValueError' in line
    assert CANARY not in line


def test_flasks_own_line_holds_nothing_either(said):
    """Flask logs under our package's name, and writes the path into the message."""
    app = flask.Flask("forum")

    @app.get("/t/<tid>")
    def show(tid):
        raise ValueError(tid)

    app.logger.handlers[:] = [flask.logging.default_handler]
    install()
    app.test_client().get(f"/t/{CANARY}")

    [line] = said()
    assert "ERROR forum line=app:" in line
    assert CANARY not in line


def test_werkzeug_tells_nothing_of_a_request(said):
    from werkzeug.serving import WSGIRequestHandler

    handler = WSGIRequestHandler.__new__(WSGIRequestHandler)
    handler.client_address = (CANARY, 1)
    handler.path, handler.command, handler.request_version = f"/{CANARY}", "GET", "HTTP/1.1"
    handler.log_request(200)
    handler.log_error("%s failed", CANARY)

    assert CANARY not in "".join(said())


def test_the_database_tells_no_statement_and_no_value(said):
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(sqlalchemy.exc.OperationalError) as failed:
        connection.execute(sqlalchemy.text(f"SELECT :x FROM {CANARY[:6]}"), {"x": CANARY})
    engine.dispose()
    log_failure(failed.value)

    [line] = said()
    assert "error=sqlalchemy.exc.OperationalError at=" in line
    assert "canary" not in line


def test_gunicorn_tells_no_address(said):
    logger = QuietLogger(Config())
    logger.warning(f"Invalid request from ip={CANARY}: {{error}}")
    logger.exception("Error handling request %s", CANARY)
    logger.error(CANARY)
    logger.critical("WORKER TIMEOUT (pid:%s)", CANARY)

    lines = said()
    assert len(lines) == 4
    assert all("gunicorn.error line=test_redaction:" in line for line in lines)
    assert CANARY not in "".join(lines)


def test_a_broken_line_does_not_print_its_arguments(said):
    logging.getLogger("library").warning("%d wrote this", CANARY)

    assert CANARY not in "".join(said())


def test_a_handler_that_was_there_before_no_longer_speaks(said):
    talkative = logging.getLogger("talkative")
    talkative.addHandler(logging.StreamHandler(sys.stderr))
    talkative.propagate = False

    install()
    talkative.warning(CANARY)

    [line] = said()
    assert "WARNING talkative line=" in line


def test_installing_twice_prints_once(said):
    install()
    install()
    logging.getLogger("library").warning("hello")

    assert len(said()) == 1


def test_a_closed_standard_error_stops_nobody(monkeypatch, tmp_path):
    closed = (tmp_path / "closed").open("w")
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)

    assert Printer().emit(own_record("hello")) is None
