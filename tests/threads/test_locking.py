import pytest

from forum.errors import Refused
from forum.threads.locking import coded, lock, reason_said, unlock


def test_nobody_writes_in_a_finished_thread_until_it_is_open_again(session, make):
    thread = make.thread()

    lock(session, thread, " It went in circles. ")
    with pytest.raises(Refused, match="finished"):
        make.reply(thread)
    assert thread.locked_reason == "It went in circles."

    session.flush()
    unlock(session, thread)
    assert make.reply(thread)


def test_everybody_may_know_why(session, make):
    thread = make.thread()

    with pytest.raises(Refused, match="why"):
        lock(session, thread, "  ")
    assert thread.locked_reason is None


def test_a_reason_that_names_a_rule_is_a_code_until_somebody_reads_it():
    kept = coded(3, "Be kind")

    assert kept == "rule:3:Be kind"
    assert reason_said(kept, str.upper) == "Rule 3: BE KIND."
    assert reason_said("It went in circles.", str.upper) == "It went in circles."
