"""What is decided on a case, as it is filled in. The rules stand with the deeds."""

from collections.abc import Sequence

from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from forum.boards.models import Board
from forum.boards.notes_said import said as noted
from forum.house.models import HouseRule
from forum.house.shipped import said
from forum.language.messages import _, _l
from forum.moderation.deciding.acts import PAUSE_DAYS, Act, PauseKind, known
from forum.moderation.deciding.choosing import Choice
from forum.web.forms import Form, TicksField, tidied, tidied_line

PAUSES = {
    PauseKind.MUTE: _l("In this thread only"),
    PauseKind.HOLD: _l("They can write, and each post waits for a moderator"),
    PauseKind.PAUSE: _l("Everywhere on this site"),
}
LENGTHS = {1: _l("1 day"), 3: _l("3 days"), 7: _l("7 days")}


class VersionForm(Form):
    """A deed on a case as it was when the page was made."""

    version = IntegerField(widget=HiddenInput(), default=0, validators=[Optional()])

    @property
    def of_version(self) -> int:
        return self.version.data or 0


class SecondForm(VersionForm):
    """Whether a second moderator agrees."""

    agree = HiddenField(default="")


class DecisionForm(VersionForm):
    """What is decided, and what is told of it. `fill` asks for a saved reply to start from."""

    decision = TicksField(_l("What would you like to do?"), choices=[])
    rule = SelectField(_l("House rule"), choices=[], validate_choice=False)
    message = TextAreaField(_l("Message to the writer"), filters=[tidied])
    body = TextAreaField(_l("The words, for you to change"), filters=[tidied])
    title = StringField(_l("The title"), filters=[tidied_line])
    days = RadioField(
        _l("For how long?"),
        choices=[SelectChoice(str(days), LENGTHS[days]) for days in PAUSE_DAYS],
        validators=[Optional()],
        validate_choice=False,
    )
    pause_kind = RadioField(
        _l("What do they pause from?"),
        choices=[SelectChoice(str(kind), words) for kind, words in PAUSES.items()],
        default=str(PauseKind.PAUSE),
        validators=[Optional()],
        validate_choice=False,
    )
    board = SelectField(_l("Board"), choices=[], validate_choice=False)
    note = TicksField(_l("What does it talk about?"), choices=[])
    reason = StringField(_l("Why the thread is finished"), filters=[tidied_line])
    fill = HiddenField(default="")

    def offer(
        self, rules: Sequence[HouseRule], boards: Sequence[Board], notes: Sequence[str]
    ) -> None:
        """Give what there is to choose from."""
        named = [
            SelectChoice(str(rule.number), f"{rule.number}. {said(rule.title)}") for rule in rules
        ]
        self.rule.choices = [SelectChoice("", _("Choose a rule")), *named]
        others = [SelectChoice(board.slug, board.name) for board in boards]
        self.board.choices = [SelectChoice("", _("Choose a board")), *others]
        self.note.choices = [(note, noted(note)) for note in notes]

    @property
    def acts(self) -> tuple[Act, ...]:
        return known(self.decision.data or ())

    def choice(self) -> Choice:
        return Choice(
            version=self.of_version,
            acts=self.acts,
            rule=_number(self.rule.data),
            message=self.message.data or "",
            body=self.body.data or "",
            title=self.title.data or "",
            days=_number(self.days.data) or 0,
            pause_kind=self.pause_kind.data or str(PauseKind.PAUSE),
            board=self.board.data or "",
            notes=tuple(self.note.data or ()),
            reason=self.reason.data or "",
        )


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 5 else None
