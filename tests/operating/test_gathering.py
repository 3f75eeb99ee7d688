"""Facts of the place are what the tables, the disk and the files say."""

from datetime import timedelta

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.operating.gathering import facts
from tests.makers import NOON


def test_facts_are_gathered(session, make, tmp_path):
    make.board(slug="sleep")
    (tmp_path / "help-lines.toml").write_text("nonsense")
    record(session, None, Action.CHAIN_CHECKED, "chain", at=NOON)
    record(session, None, Action.CHAIN_BROKEN, "chain", at=NOON + timedelta(days=1))

    found = facts(
        session,
        tmp_path,
        is_worker_alive=True,
        is_search_in_step=True,
        at=NOON + timedelta(days=900),
    )

    assert found.open_boards == 1
    assert found.is_record_broken
    assert found.record_checked_on == (NOON + timedelta(days=1)).date()
    assert not found.moderators_on
    assert "United Kingdom" in found.aged_countries
    assert found.faults
    assert 0 < found.disk_share < 1


def test_an_archived_board_is_not_open_and_no_check_is_none(session, make, tmp_path):
    make.board(slug="old", archived_on=NOON.date())
    found = facts(session, tmp_path, is_worker_alive=False, is_search_in_step=False, at=NOON)

    assert (found.open_boards, found.record_checked_on) == (0, None)
    assert not found.is_worker_alive
    assert not found.is_search_in_step
