"""What the pages of moderation accept. The rules stand with the deeds."""

from collections.abc import Sequence
from contextlib import suppress

from wtforms import (
    BooleanField,
    Field,
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
from forum.errors import NotFound
from forum.house.models import HouseRule
from forum.moderation.deciding.acts import EFFECTS, LABELS, PAUSE_DAYS, Act, PauseKind, known
from forum.moderation.deciding.choosing import Choice
from forum.moderation.queue.describing import REASONS
from forum.moderation.welfare.own_way import COVER_ALL, COVER_HEAVY, COVER_NONE, OwnWay
from forum.public_ids import from_text
from forum.web.forms import Form, TicksField
from forum.writing import tidy, tidy_line

APPEAL_ACTS = (Act.KEPT, Act.LIFTED, Act.SECOND_OPINION)
FIRST_ACTS = (
    *(Act.LEAVE, Act.REWORD, Act.REDACT, Act.TAKE_DOWN),
    *(Act.SECOND_OPINION, Act.SAFETY_LEAD),
)
FURTHER_ACTS = (Act.NOTE, Act.LOCK, Act.MOVE, Act.PAUSE, Act.BAR)
PAUSES = {
    PauseKind.MUTE: "In this thread only",
    PauseKind.HOLD: "They can write, and each post waits for a moderator",
    PauseKind.PAUSE: "Everywhere on this site",
}
REASON_LINES = {
    "risk": "They may hurt themselves or someone else. We look at these first.",
    "identifies": "A name, a place, a number, a link.",
    "unkind": "Insults, blame, threats, pressure.",
    "medicine": "Amounts, or ways to get hurt.",
    "spam": "Selling, or trying to move people to another site.",
    "other": "Tell us in your own words.",
}
REASON_LABELS = REASONS | {
    "identifies": "It shows who someone is",
    "unkind": "It is unkind or frightening",
    "medicine": "It names a dose or a way to get hurt",
    "spam": "It sells something, or is not a real person",
    "other": "Something else",
}


def _tidied(typed: str | None) -> str:
    return tidy(typed or "")


def _tidied_line(typed: str | None) -> str:
    return tidy_line(typed or "")


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

    decision = TicksField("What would you like to do?", choices=[])
    rule = SelectField("House rule", choices=[], validate_choice=False)
    message = TextAreaField("Message to the writer", filters=[_tidied])
    body = TextAreaField("The words, for you to change", filters=[_tidied])
    title = StringField("The title", filters=[_tidied_line])
    days = RadioField(
        "For how long?",
        choices=[
            SelectChoice(str(days), "1 day" if days == 1 else f"{days} days") for days in PAUSE_DAYS
        ],
        validators=[Optional()],
        validate_choice=False,
    )
    pause_kind = RadioField(
        "What do they pause from?",
        choices=[SelectChoice(str(kind), words) for kind, words in PAUSES.items()],
        default=str(PauseKind.PAUSE),
        validators=[Optional()],
        validate_choice=False,
    )
    board = SelectField("Board", choices=[], validate_choice=False)
    note = TicksField("What does it talk about?", choices=[])
    reason = StringField("Why the thread is finished", filters=[_tidied_line])
    fill = HiddenField(default="")

    def offer(
        self, rules: Sequence[HouseRule], boards: Sequence[Board], notes: Sequence[str]
    ) -> None:
        """Give what there is to choose from."""
        named = [SelectChoice(str(rule.number), f"{rule.number}. {rule.title}") for rule in rules]
        self.rule.choices = [SelectChoice("", "Choose a rule"), *named]
        others = [SelectChoice(board.slug, board.name) for board in boards]
        self.board.choices = [SelectChoice("", "Choose a board"), *others]
        self.note.choices = list(notes)

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


def offered_acts(*, is_appeal: bool, may_bar: bool) -> dict[str, list[tuple[str, str, str]]]:
    """Return what can be chosen: value, name and effect of each, the main ones first."""
    first = APPEAL_ACTS if is_appeal else FIRST_ACTS
    further = () if is_appeal else [act for act in FURTHER_ACTS if may_bar or act != Act.BAR]
    return {
        name: [(str(act), LABELS[act], EFFECTS[act]) for act in acts]
        for name, acts in (("first", first), ("further", further))
    }


class NoteForm(Form):
    """A few words among moderators, or to oneself."""

    note = TextAreaField("A note", filters=[_tidied])


class BulkForm(Form):
    """Cases ticked in the queue, as "<id>:<version>", and what to do with them all."""

    case = TicksField("Cases", choices=[])
    action = HiddenField(default="")

    def chosen(self) -> list[tuple[bytes, int]]:
        """Return the cases with the versions that were on the page; what is no id is left out."""
        found = []
        for value in self.case.data or ():
            text, _, version = value.partition(":")
            with suppress(NotFound):
                found.append((from_text(text), _number(version) or 0))
        return found


class OwnWayForm(Form):
    """How one moderator likes it."""

    topics = TicksField("Topics you’d rather not see", choices=[])
    cover = RadioField(
        "Which words stay covered until you ask?",
        choices=[
            SelectChoice(COVER_ALL, "All of them"),
            SelectChoice(COVER_HEAVY, "Only the heavy ones"),
            SelectChoice(COVER_NONE, "None: show me the words at once"),
        ],
        default=COVER_ALL,
    )
    keys = BooleanField("Use keys")
    pace = BooleanField("Tell me when a break would be good")

    def way(self) -> OwnWay:
        return OwnWay(
            avoids=tuple(dict.fromkeys(self.topics.data or ())),
            cover=self.cover.data,
            keys=bool(self.keys.data),
            pace=bool(self.pace.data),
        )

    def validate_topics(self, field: Field) -> None:
        """Leave out what is not on the list, such as a topic that no board has any more."""
        field.data = [topic for topic in field.data or [] if topic in field.choices]


class FlagForm(Form):
    """Tell a moderator: why, and a few words more."""

    reason = RadioField(
        "What is wrong?",
        choices=[SelectChoice(reason, REASON_LABELS[reason]) for reason in REASON_LINES],
        validators=[Optional()],
        validate_choice=False,
    )
    note = TextAreaField("Anything that would help us?", filters=[_tidied])


class AppealForm(Form):
    """Ask us to look again."""

    body = TextAreaField("What would you like us to know?", filters=[_tidied])
