"""Log lines that tell nobody who did what. The only module that configures logging.

A line is a fixed sentence from our own code and harmless facts, each let through by kind; a
line of a library is its logger's name and a place in its code. Texts that were put together at
run time (arguments, exception messages, tracebacks) are never printed, since any of them may
hold an address, a handle or somebody's words.
"""

import logging
import os
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType, MappingProxyType, TracebackType
from typing import Any

OURS = str(Path(__file__).parents[1]) + os.sep
# Quick, noticeable, slow: finer figures would set one request apart from all others.
DURATION_BANDS = ("under-100-ms", "under-1-s", "under-10-s", "over-10-s")

log = logging.getLogger(__name__)


def install() -> None:
    """Let every logger of this process speak through `Redacting` alone. May be called again."""
    logging.raiseExceptions = False  # it would print a broken line's arguments
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in (logging.root, *known):
        for handler in list(logger.handlers):
            if type(handler) in (logging.StreamHandler, Printer):  # not a test's own catcher
                logger.removeHandler(handler)
    printer = Printer()
    logging.root.addHandler(printer)
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("forum").setLevel(logging.INFO)
    logging.lastResort = printer  # for a logger that does not pass on to the root


def guard_process() -> None:
    """Say no more about what nobody caught than about what was logged. For whole processes."""
    install()
    sys.excepthook = _tell_uncaught
    threading.excepthook = lambda args: _tell_uncaught(
        args.exc_type, args.exc_value, args.exc_traceback
    )
    sys.unraisablehook = lambda args: _tell_uncaught(
        args.exc_type, args.exc_value, args.exc_traceback
    )
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: (
        _tell_warning(category, filename, lineno)
    )


def log_failure(error: BaseException, route: object = None) -> None:
    """Log that a request failed. In place of `Flask.log_exception`, whose line holds the path.

    Args:
        route: `request.url_rule`; None when the address fits no rule.
    """
    log.error("request failed", exc_info=error, extra={"route": route, "status": 500})


def place_of(trace: TracebackType | None) -> str | None:
    """Return where it went wrong: the innermost line of our own, else the innermost of all."""
    steps = list(traceback.walk_tb(trace))
    own = [step for step in steps if step[0].f_code.co_filename.startswith(OURS)]
    return next((_named(*step) for step in reversed(own or steps)), None)


def _named(frame: FrameType, line: int) -> str:
    return f"{frame.f_globals.get('__name__')}:{line}"


class Printer(logging.Handler):
    """Prints to whatever is standard error at that moment."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Redacting())

    def emit(self, record: logging.LogRecord) -> None:
        try:
            print(self.format(record), file=sys.stderr, flush=True)
        except (OSError, ValueError):
            return  # nobody listens any more: no reason to fail a request


class Redacting(logging.Formatter):
    """Prints the date and the hour, the level, who speaks, the event and the allowed facts."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        facts = {name: kind(vars(record).get(name)) for name, kind in FACTS.items()}
        if record.exc_info and record.exc_info[0]:
            facts["error"] = _error(record.exc_info[0])
            facts["at"] = _place(place_of(record.exc_info[2]))
        event = _own_event(record) or _foreign_event(record)
        shown = [f"{name}={fact}" for name, fact in facts.items() if fact]
        return " ".join([f"{moment:%Y-%m-%d %H}h", record.levelname, event, *shown])


def _own_event(record: logging.LogRecord) -> str | None:
    """Return the sentence of our own code, never filled in; None if a library speaks.

    Flask logs under our package's name, so it is the file that counts, not the logger.
    """
    ours = record.pathname.startswith(OURS) and isinstance(record.msg, str)
    return f'forum "{record.msg}"' if ours else None


def _foreign_event(record: logging.LogRecord) -> str:
    name = record.name if re.fullmatch(r"[\w.]{1,60}", record.name, re.ASCII) else "unnamed"
    return f"{name} line={_place(f'{record.module}:{record.lineno}') or 'unknown'}"


def _tell_uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if isinstance(error, Exception):  # Ctrl-C and a wish to leave are no failures
        log.critical("failure that nobody caught", exc_info=(kind, error, trace))


def _tell_warning(category: type[Warning], filename: str, lineno: int) -> None:
    at = f"{Path(filename).stem}:{lineno}"
    log.warning("warning", extra={"error": category, "at": at})


def _route(value: Any) -> str | None:
    """A rule of the address map, such as /t/<tid>; a plain text could be an address."""
    rule = getattr(value, "rule", None)
    return rule if isinstance(rule, str) else None


def _status(value: object) -> str | None:
    return str(value) if type(value) is int and 100 <= value <= 599 else None


def _count(value: object) -> str | None:
    return str(value) if type(value) is int else None


def _duration(value: object) -> str | None:
    return value if isinstance(value, str) and value in DURATION_BANDS else None


def _error(value: object) -> str | None:
    """The name of a class, such as sqlalchemy.exc.OperationalError."""
    if not isinstance(value, type):
        return None
    return f"{value.__module__}.{value.__qualname__}".removeprefix("builtins.")


def _place(value: object) -> str | None:
    """A place in the code, such as forum.threads.replying:41."""
    fits = isinstance(value, str) and re.fullmatch(r"[A-Za-z_][\w.-]*:\d+", value, re.ASCII)
    return str(value) if fits else None


def _constant(value: object) -> str | None:
    """A name that stands in our code, such as a chore's: small letters and hyphens."""
    fits = isinstance(value, str) and re.fullmatch(r"[a-z-]{1,30}", value, re.ASCII)
    return str(value) if fits else None


# The allow-list: what is not named here, or is not of its kind, is not printed.
FACTS: Mapping[str, Callable[[Any], str | None]] = MappingProxyType(
    {
        "route": _route,
        "status": _status,
        "count": _count,
        "duration": _duration,
        "outcome": _constant,
        "chore": _constant,
        "error": _error,
        "at": _place,
    }
)
