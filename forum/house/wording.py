"""What a rule or a reply may say. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from forum.errors import Refused
from forum.language.messages import _, _l

TITLE_MAX_CHARS = 80
RULE_MAX_CHARS = 600
REPLY_MAX_CHARS = 2000
MISSING = {"title": _l("Write a title."), "text": _l("Write a text.")}
LONG = {
    "title": _l("The title can have %(most)d letters. It has %(has)d."),
    "text": _l("The text can have %(most)d letters. It has %(has)d."),
}


@dataclass(frozen=True)
class RuleWords:
    """A title and a text, tidied. `rule` is the number of a reply's rule; a rule has none."""

    title: str
    text: str
    rule: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        own = {"title": self.title, "text": self.text}
        return own if self.rule is None else own | {"rule": self.rule}


def check_words(words: RuleWords, rules: Collection[int]) -> None:
    """Raise Refused unless a rule, or a reply for one of `rules`, can be worded so."""
    most = RULE_MAX_CHARS if words.rule is None else REPLY_MAX_CHARS
    if words.rule is not None and words.rule not in rules:
        raise Refused(_("Choose a rule that holds now."), field="rule")
    _check_length("title", words.title, TITLE_MAX_CHARS)
    _check_length("text", words.text, most)


def _check_length(field: str, text: str, most: int) -> None:
    if not text:
        raise Refused(str(MISSING[field]), field=field)
    if len(text) > most:
        raise Refused(str(LONG[field]) % {"most": most, "has": len(text)}, field=field)
