"""Whatever goes wrong is told in a sentence, which says that nothing was changed."""

import pytest

from forum.backups.boxes import age
from forum.backups.trouble import NOTHING, TROUBLES, sentence_of

MADE = {kind: kind.__new__(kind) for kind in TROUBLES}


@pytest.mark.parametrize("trouble", MADE.values(), ids=lambda trouble: type(trouble).__name__)
def test_each_has_a_sentence(trouble):
    assert sentence_of(trouble).endswith(NOTHING)
    assert len(sentence_of(trouble)) > len(NOTHING) + 20


def test_a_wrong_key_a_damaged_file_and_a_full_disk_are_told_apart():
    said = {sentence_of(each) for each in (age.WrongKey(), age.Damaged(), OSError(28, "full"))}

    assert len(said) == 3


def test_a_file_that_is_there_asks_for_another_name():
    assert "another name" in sentence_of(FileExistsError(17, "exists"))
