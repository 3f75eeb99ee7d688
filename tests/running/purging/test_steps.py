"""Steps are done one after the other, and each says what came of it."""

from forum.running.purging.steps import NotDone, Step, do_all


def fails():
    raise NotDone("The disk is full.")


def test_each_step_says_what_it_did():
    told = []

    assert do_all([Step("a", lambda: "A is done."), Step("b", lambda: "B too.")], told.append)
    assert told == ["A is done.", "B too."]


def test_a_step_that_cannot_be_done_is_told_and_logged_and_stops_no_other(caplog):
    told = []

    assert not do_all([Step("a", fails), Step("b", lambda: "B is done.")], told.append)

    assert told == ["The disk is full.", "B is done."]
    [record] = caplog.records
    assert (record.msg, record.outcome) == ("a step of the purge was not done", "a")
