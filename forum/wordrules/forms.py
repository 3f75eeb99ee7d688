"""What the pages of word rules accept."""

from collections.abc import Iterable
from typing import Any

from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import ValidationError

from forum.boards.models import Board
from forum.language.messages import _, _l, number
from forum.web.forms import Form, SwitchForm, TicksField, tidied, tidied_line
from forum.wordrules.keeping import NO_BOARD, NewRule
from forum.wordrules.models import Effect, Kind, WordRule

CHOOSE = _l("Choose one of these.")
# What a lead may type to try the rules on: as much as a post can have.
TEXT_MAX_CHARS = 20_000


class RuleForm(Form):
    """A word rule. `sure` marks the rule whose warning was read."""

    title = StringField(_l("What it is about"), filters=[tidied_line])
    why = TextAreaField(_l("Why, in a sentence or two"), filters=[tidied_line])
    kind = RadioField(
        _l("What you want to find"),
        choices=[
            SelectChoice(Kind.PHRASE.value, _l("Words and phrases")),
            SelectChoice(Kind.PATTERN.value, _l("Patterns")),
        ],
        default=Kind.PHRASE,
        validate_choice=False,
    )
    text = TextAreaField(_l("The words, one phrase or pattern on each line"), filters=[tidied])
    effect = RadioField(
        _l("What happens"),
        choices=[
            SelectChoice(Effect.NOTE.value, _l("The writer is told, and nothing more")),
            SelectChoice(Effect.HOLD.value, _l("A moderator reads it before others do")),
            SelectChoice(Effect.TODAY.value, _l("It is shown, and waits in the queue for today")),
            SelectChoice(Effect.SOON.value, _l("It is shown, and waits in the queue for soon")),
            SelectChoice(Effect.NOW.value, _l("It is shown, and stands at the top of the queue")),
        ],
        default=Effect.NOTE,
        validate_choice=False,
    )
    board = SelectField(_l("Where"), choices=[], default="", validate_choice=False)
    off_on = TicksField(_l("But not on these boards"), choices=[])
    sure = HiddenField(default="")

    def offer(self, boards: Iterable[Board]) -> None:
        """Let one of `boards` be chosen, or all."""
        named = _named(boards)
        self.board.choices = [SelectChoice("", _l("All boards")), *named]
        self.off_on.choices = named

    def validate_kind(self, field: Field) -> None:
        _check_choice(field, set(Kind))

    def validate_effect(self, field: Field) -> None:
        _check_choice(field, set(Effect))

    def validate_board(self, field: Field) -> None:
        _check_choice(field, {choice.value for choice in field.choices}, NO_BOARD)

    def words(self) -> NewRule:
        return NewRule(
            kind=Kind(self.kind.data),
            text=self.text.data or "",
            effect=Effect(self.effect.data),
            title=self.title.data or "",
            why=self.why.data or "",
            board_slug=self.board.data or None,
            off_on=self.off_on.data or (),
        )


def as_typed(rule: WordRule) -> dict[str, Any]:
    """Return what a form holds for a rule that is there."""
    return {
        "title": rule.title,
        "why": rule.why,
        "kind": rule.kind,
        "text": rule.text,
        "effect": rule.effect,
        "board": rule.board_slug or "",
        "off_on": rule.off_on.split("\n") if rule.off_on else [],
    }


class TryForm(Form):
    """A text to try the rules of a board on. Nothing of it is kept."""

    board = SelectField(_l("On which board"), choices=[], validate_choice=False)
    body = TextAreaField(_l("A text to try"), filters=[tidied])

    def offer(self, boards: Iterable[Board]) -> None:
        self.board.choices = _named(boards)

    def validate_board(self, field: Field) -> None:
        _check_choice(field, {choice.value for choice in field.choices}, NO_BOARD)

    def validate_body(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Type or paste a text first."))
        if len(field.data) > TEXT_MAX_CHARS:
            most = number(TEXT_MAX_CHARS)
            raise ValidationError(_("Use %(most)s letters at most.", most=most))


class OnOffForm(SwitchForm):
    """A button that lets a rule work, or rest."""


def _named(boards: Iterable[Board]) -> list[SelectChoice]:
    return [SelectChoice(board.slug, board.name) for board in boards]


def _check_choice(field: Field, choices: set[Any], words: str = CHOOSE) -> None:
    if field.data not in choices:
        raise ValidationError(str(words))
