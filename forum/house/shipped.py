"""The house rules that come with Lamplit. Pure.

The migration writes them into the table, where leads may change them. They are shown from here
while the table cannot be read.
"""

from dataclasses import replace
from datetime import date

from forum.house.editions import Edition, Rule, newest, numbered
from forum.language.messages import _, marked

EDITIONS = (
    Edition(
        number=1,
        since=date(2026, 11, 1),
        rules=numbered(
            (marked("Be kind"), marked("Disagree with ideas, never with a person’s worth.")),
            (
                marked("Keep everyone safe from being known"),
                marked("No names, contacts, places or pictures of anyone. That includes you."),
            ),
            (
                marked("No methods, no doses, no sourcing"),
                marked(
                    "Say how it feels. Leave out how it is done, how much, and where to get it."
                ),
            ),
            (
                marked("Speak from your own life"),
                marked("Say what helped you. Nobody here is your doctor."),
            ),
            (
                marked("What is said here stays here"),
                marked("Don’t copy it, share it or talk about who wrote it."),
            ),
            (
                marked("No selling, recruiting or preaching"),
                marked("People come here to talk, not to be won over."),
            ),
            (
                marked("If someone may be in danger, tell a moderator"),
                marked("And point them to the help page. You have done enough by doing that."),
            ),
        ),
    ),
)
HOUSE_RULES = newest(EDITIONS).rules
_WORDS = frozenset(words for rule in HOUSE_RULES for words in (rule.title, rule.text))


def said(words: str) -> str:
    """Return words of a rule in the reader's language, as long as they are those that we ship."""
    return _(words) if words in _WORDS else words


def as_said(edition: Edition) -> Edition:
    """Return an edition in the reader's language, but for what people here have changed."""
    rules = (Rule(each.number, said(each.title), said(each.text)) for each in edition.rules)
    return replace(edition, rules=tuple(rules))
