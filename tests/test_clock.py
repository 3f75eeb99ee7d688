"""What time it is, in one way everywhere."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.clock import now
from tests.standing_still import begin_the_hour, let_time_go, stop_time


@pytest.fixture(autouse=True)
def time_stands() -> None:
    """Not here: this is about the time itself."""


def test_now_is_a_whole_second_of_universal_time():
    before = datetime.now(UTC)

    moment = now()

    assert moment.tzinfo is UTC
    assert moment.microsecond == 0
    assert before - timedelta(seconds=1) < moment <= datetime.now(UTC)


def test_in_all_other_tests_it_stands_still_until_they_let_it_go_on():
    moment = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    with pytest.MonkeyPatch.context() as patch:
        still = stop_time(patch, moment)

        assert (now(), now()) == (moment, moment)
        still.go_on(minutes=1)
        assert now() == moment + timedelta(minutes=1)

    assert now() != moment


def test_where_a_browser_looks_it_goes_on_from_early_in_an_hour(monkeypatch):
    begin_the_hour(monkeypatch)

    moment = now()

    assert 1 <= moment.minute < 30
    assert now() >= moment


def test_beside_a_server_of_its_own_a_test_lets_it_go():
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    with pytest.MonkeyPatch.context() as patch:
        stop_time(patch, moment)

        let_time_go(patch)

        assert now() > moment
