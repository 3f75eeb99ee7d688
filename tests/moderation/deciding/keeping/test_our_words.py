"""What the forum itself says to a writer is kept as a code."""

from forum.moderation.deciding.keeping.our_words import SPAM, spoken


def test_our_own_message_is_told_in_words_and_a_moderators_as_it_was_written():
    assert spoken(SPAM).startswith("This place is for talking, not for selling.")
    assert spoken("Please be kinder.") == "Please be kinder."
