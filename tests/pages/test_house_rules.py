"""The house rules: numbered, few, and each with its reason."""

from forum.pages.house_rules import HOUSE_RULES


def test_rules_are_counted_from_one():
    """Moderators name a rule by its number."""
    assert [rule.number for rule in HOUSE_RULES] == [1, 2, 3, 4, 5, 6, 7]


def test_every_rule_is_a_title_and_a_sentence():
    assert len({rule.title for rule in HOUSE_RULES}) == len(HOUSE_RULES)
    assert not [rule for rule in HOUSE_RULES if rule.title.endswith(".")]
    assert not [rule for rule in HOUSE_RULES if not rule.text.endswith(".")]


def test_a_rule_can_be_read_by_a_ten_year_old():
    """Short sentences are the part of that which a machine can check."""
    sentences = [s for rule in HOUSE_RULES for s in rule.text.split(".") if s.strip()]

    assert max(len(sentence.split()) for sentence in sentences) <= 18
