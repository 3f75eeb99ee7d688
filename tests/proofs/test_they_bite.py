"""Proof that the proofs can fail: each protection is switched off, and a test must notice.

A copy of the forum loses one protection at a time, and the test that guards it is run there. It has
to go red by a claim that does not hold: an error on the way there proves nothing. Which protection
is guarded by which test stands in tests/proofs/biting/faults.
"""

import pytest

from tests.proofs.biting.asking import asker
from tests.proofs.biting.fault import Fault, Moved
from tests.proofs.biting.faults import ALL, PARTS

WRITING = "forum/writing.py"
GREEN = "tests/test_paging.py::test_a_part_holds_twenty"
READS_IT = "tests/test_writing.py::test_a_title_is_one_line"


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A copy of the forum in which protections are switched off, one at a time."""
    with asker(tmp_path_factory.mktemp("copy") / "forum") as asked:
        yield asked


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.what.replace(" ", "-"))
def test_a_protection_that_is_switched_off_is_missed(asked, fault):
    verdict = asked.ask_without(fault)

    assert verdict.is_red, verdict


def test_with_every_protection_such_tests_are_green_here_too(asked):
    """One of each part: the whole run has all of them, and is red where one is."""
    verdict = asked.ask(*(part[0].noticed_by for part in PARTS))

    assert verdict.is_green, verdict


def test_there_are_enough_of_them_and_none_twice():
    assert len(ALL) >= 45
    assert len({(fault.file, fault.was, fault.now) for fault in ALL}) == len(ALL)


@pytest.mark.parametrize("now", ["VERSION = 1 / 0", "VERSION = ", "raise SystemExit"])
def test_a_forum_that_cannot_even_start_proves_nothing(asked, now):
    verdict = asked.ask_without(
        Fault("Nothing", WRITING, "VERSION = 1 ", f"{now} ", "tests/test_writing.py")
    )

    assert not verdict.is_red
    assert not verdict.is_green


def test_what_nobody_tests_is_told(asked):
    verdict = asked.ask_without(Fault("Nothing", WRITING, "VERSION = 1 ", "VERSION = 2 ", GREEN))

    assert verdict.is_green


@pytest.mark.parametrize("was", ["no such words", "def "])
def test_a_protection_that_moved_is_told(asked, was):
    with pytest.raises(Moved):
        asked.ask_without(Fault("Nothing", WRITING, was, "", GREEN))


def test_after_each_fault_the_forum_is_whole_again(asked):
    asked.ask_without(Fault("Nothing", WRITING, "VERSION = 1 ", "VERSION = 1 / 0 ", GREEN))

    assert asked.ask(GREEN).is_green
