"""What the pages of rules and replies accept."""

from collections.abc import Iterable

from wtforms import HiddenField, SelectField, StringField, TextAreaField

from forum.house.models import HouseRule
from forum.house.shipped import said
from forum.house.wording import RuleWords
from forum.language.messages import _l
from forum.web.forms import Form, tidied, tidied_line

VERSION_MAX_CHARS = 6


def _number(typed: object) -> int:
    """Return the number that was sent, or one that nothing has.

    A field that was not sent holds what is kept, which nobody has seen.
    """
    fits = isinstance(typed, str) and typed.isdecimal() and len(typed) <= VERSION_MAX_CHARS
    return int(str(typed)) if fits else 0


class VersionForm(Form):
    """A button beside a rule or a reply, as it was when the page was shown."""

    version = HiddenField(default="0")

    @property
    def seen(self) -> int:
        return _number(self.version.data)


class RuleForm(VersionForm):
    """A house rule."""

    title = StringField(_l("The rule in a few words"), filters=[tidied_line])
    text = TextAreaField(_l("What it means"), filters=[tidied])

    @property
    def words(self) -> RuleWords:
        return RuleWords(self.title.data or "", self.text.data or "")

    def offer(self, rules: Iterable[HouseRule]) -> None:
        """A rule belongs to no other rule."""


class ReplyForm(VersionForm):
    """A saved reply for one of the rules."""

    rule = SelectField(_l("For which rule"), choices=[], validate_choice=False)
    title = StringField(_l("When it fits"), filters=[tidied_line])
    text = TextAreaField(_l("The reply"), filters=[tidied])

    @property
    def words(self) -> RuleWords:
        return RuleWords(self.title.data or "", self.text.data or "", _number(self.rule.data))

    def offer(self, rules: Iterable[HouseRule]) -> None:
        """Let one of `rules` be chosen."""
        self.rule.choices = [
            (str(rule.number), f"{rule.number}. {said(rule.title)}") for rule in rules
        ]
