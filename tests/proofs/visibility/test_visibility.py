"""Whatever is done, in any order: each page shows everybody what they may read, and no more."""

from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from forum.boards import reading
from tests.proofs.searching import ENGINES, Searched
from tests.proofs.visibility.machine import Machine
from tests.proofs.visibility.reading import differences

# An example is some deeds in one forum, after each of which all pages are read: a fiftieth of what
# a profile of hypothesis allows is as long as that of most tests.
BRIEFLY = settings(
    max_examples=settings().max_examples // 50,
    stateful_step_count=8,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("engine", ENGINES)
def test_everybody_reads_what_they_may_and_no_more(tmp_path, migrated, engine):
    run_state_machine_as_test(partial(Machine, tmp_path, migrated, engine), settings=BRIEFLY)


@pytest.fixture
def begun(tmp_path, migrated):
    """A forum in which all agree, so far."""
    machine = Machine(tmp_path, migrated, ENGINES[0])
    machine.begin()
    assert list(differences(machine.forum, machine.people, machine.model)) == []
    yield machine
    machine.teardown()


def test_a_board_that_lets_everybody_in_would_be_found(begun, monkeypatch):
    monkeypatch.setattr(reading, "readable_by", lambda viewer: ("everyone", "members", "group"))

    found = list(differences(begun.forum, begun.people, begun.model))

    assert any("a guest reads" in each and "/boards/inner" in each for each in found)


def test_an_index_that_stands_still_would_be_found(begun, monkeypatch):
    monkeypatch.setattr(Searched, "keep_up", lambda self: None)
    begun.start("open", "the author", waits=False)

    found = list(differences(begun.forum, begun.people, begun.model))

    assert "a guest misses 1 in a search" in found


def test_a_post_that_moderators_hid_in_vain_would_be_found(begun):
    hidden = next(post for post in begun.model.posts.values() if post.state == "shown")
    hidden.state = "hidden"

    found = list(differences(begun.forum, begun.people, begun.model))

    assert any("another member reads" in each for each in found)
    assert "another member finds 1 too many, of 2" in found
