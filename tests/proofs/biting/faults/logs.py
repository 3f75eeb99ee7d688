"""What keeps log lines from telling who did what."""

from tests.proofs.biting.fault import Fault

REDACTION, TEST = "forum/privacy/redaction.py", "tests/privacy/test_redaction.py"

FAULTS = (
    Fault(
        "The minute of what a person did is not kept",
        "forum/privacy/security.py",
        "at.minute if kind in BY_THE_MINUTE else WHOLE_DAY",
        "at.minute",
        "tests/privacy/test_security.py::test_what_happens_in_one_minute_is_one_row",
    ),
    Fault(
        "A flood of guesses is no flood of writes",
        "forum/privacy/tally.py",
        "at - self._tried_at < PAUSE",
        "at - self._tried_at < timedelta(0)",
        "tests/privacy/test_tally.py::test_a_flood_is_one_write_a_second_and_all_of_it_is_counted",
    ),
    Fault(
        "Facts that are not listed are dropped",
        REDACTION,
        '        "outcome": _constant,\n',
        '        "outcome": _constant,\n        "handle": str,\n',
        f"{TEST}::test_what_is_not_on_the_list_or_not_of_its_kind_is_dropped",
    ),
    Fault(
        "A fact is of its kind",
        REDACTION,
        'rule = getattr(value, "rule", None)',
        'rule = getattr(value, "rule", value)',
        f"{TEST}::test_what_is_not_on_the_list_or_not_of_its_kind_is_dropped",
    ),
    Fault(
        "A line is never filled in",
        REDACTION,
        "return f'forum \"{record.msg}\"' if ours else None",
        "return f'forum \"{record.getMessage()}\"' if ours else None",
        f"{TEST}::test_an_event_is_never_filled_in",
    ),
    Fault(
        "A library says where and not what",
        REDACTION,
        "return f\"{name} line={_place(f'{record.module}:{record.lineno}') or 'unknown'}\"",
        'return f"{name} {record.getMessage()}"',
        f"{TEST}::test_a_library_is_named_by_its_logger_and_a_place",
    ),
    Fault(
        "No logger carries words in its name",
        REDACTION,
        'name = record.name if re.fullmatch(r"[\\w.]{1,60}", record.name, re.ASCII) else "unnamed"',
        "name = record.name",
        f"{TEST}::test_a_logger_cannot_carry_words_in_its_name",
    ),
    Fault(
        "A line knows the hour and nothing finer",
        REDACTION,
        "{moment:%Y-%m-%d %H}h",
        "{moment:%Y-%m-%d %H:%M}h",
        f"{TEST}::test_a_line_is_an_event_and_harmless_facts",
    ),
    Fault(
        "A failure is a class and not a message",
        REDACTION,
        'facts["error"] = _error(record.exc_info[0])',
        'facts["error"] = repr(record.exc_info[1])',
        f"{TEST}::test_a_failed_request_tells_its_rule_and_not_its_path",
    ),
    Fault(
        "Handlers that were there before are silent",
        REDACTION,
        "                logger.removeHandler(handler)\n",
        "                pass\n",
        f"{TEST}::test_a_handler_that_was_there_before_no_longer_speaks",
    ),
    Fault(
        "What nobody catches is told without its words",
        REDACTION,
        "    sys.excepthook = _tell_uncaught\n",
        "",
        "tests/privacy/test_guarded_process.py"
        "::test_what_nobody_catches_in_a_process_is_told_without_its_words",
    ),
    Fault(
        "The server keeps no record of visits",
        "forum/running/gunicorn_settings.py",
        '        "accesslog": None,\n',
        '        "accesslog": "-",\n',
        "tests/running/test_arbiter.py::test_nothing_of_a_request_is_told",
    ),
    Fault(
        "The server's own lines pass the same filter",
        "forum/running/arbiter.py",
        "        self.error_log.handlers.clear()\n",
        "",
        f"{TEST}::test_gunicorn_tells_no_address",
    ),
)
