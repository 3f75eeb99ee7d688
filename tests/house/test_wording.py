"""What a rule or a reply may say."""

import pytest

from forum.errors import Refused
from forum.house.wording import RuleWords, check_words


@pytest.mark.parametrize(
    "words",
    [
        RuleWords("Be kind", "To all."),
        RuleWords("t" * 80, "w" * 600),
        RuleWords("Heated", "w" * 2000, rule=2),
    ],
)
def test_what_fits_passes(words):
    check_words(words, [1, 2])


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (RuleWords("", "To all."), "title"),
        (RuleWords("Be kind", ""), "text"),
        (RuleWords("t" * 81, "To all."), "title"),
        (RuleWords("Be kind", "w" * 601), "text"),
        (RuleWords("Heated", "w" * 2001, rule=2), "text"),
        (RuleWords("Heated", "Calm.", rule=3), "rule"),
        (RuleWords("Heated", "Calm.", rule=0), "rule"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field(words, field):
    with pytest.raises(Refused) as refusal:
        check_words(words, [1, 2])

    assert refusal.value.field == field


def test_only_a_reply_has_a_column_for_its_rule():
    assert RuleWords("Be kind", "To all.").columns == {"title": "Be kind", "text": "To all."}
    assert RuleWords("Heated", "Calm.", rule=2).columns["rule"] == 2
