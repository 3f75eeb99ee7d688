"""What time it is, in one way everywhere."""

from datetime import UTC, datetime, timedelta

from forum.clock import now


def test_now_is_a_whole_second_of_universal_time():
    before = datetime.now(UTC)

    moment = now()

    assert moment.tzinfo is UTC
    assert moment.microsecond == 0
    assert before - timedelta(seconds=1) < moment <= datetime.now(UTC)
