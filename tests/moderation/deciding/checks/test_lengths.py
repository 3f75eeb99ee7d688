"""How much too long words are."""

from forum.moderation.deciding.checks.lengths import too_long


def test_one_letter_too_many_is_one_letter():
    assert too_long(1, most=600) == "Make it shorter by 1 letter. It can have 600."
    assert too_long(1200, most=2000) == "Make it shorter by 1,200 letters. It can have 2,000."
