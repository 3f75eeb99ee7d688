"""What the pages for the people who run the place accept."""

from collections.abc import Mapping
from dataclasses import replace

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField

from forum.boards.curating import NewBoard
from forum.boards.models import Posting, Reading
from forum.care.help_reading import WAYS as ADDRESSES
from forum.care.help_region import Line
from forum.house.choices import Choices
from forum.language.messages import _l
from forum.web.forms import Form, tidied, tidied_line

READING = [
    (Reading.EVERYONE.value, _l("Everybody, also without joining")),
    (Reading.MEMBERS.value, _l("Members")),
]
# Nobody can be put into a group yet: offered only where a board has it already.
OF_A_GROUP = (Reading.GROUP.value, _l("A group of its own"))
POSTING = [
    (Posting.FIRST_POSTS.value, _l("The first posts of new members")),
    (Posting.EVERYTHING.value, _l("Every post")),
    (Posting.OPEN.value, _l("No post")),
]
WAYS = [
    ("call", _l("A number to call")),
    ("text", _l("A number to text")),
    ("web", _l("A web address")),
]


def _each(typed: str | None) -> list[str]:
    return [line.strip() for line in (typed or "").splitlines() if line.strip()]


class MarkForm(Form):
    """A button beside something, as it was when the page was shown."""

    mark = HiddenField(default="")

    def put_back(self, kept: Mapping[str, object]) -> None:
        """Show what was typed before its sender was led away to sign in or to give a code."""
        for field in self if kept else ():
            if isinstance(field, BooleanField):
                field.data = field.name in kept
            elif field.name in kept:
                field.data = kept[field.name]


class SettingsForm(MarkForm):
    """What is chosen for the whole place."""

    tighten_new = BooleanField(_l("What new members write waits while no moderator is on"))
    tighten_flags = BooleanField(
        _l("What three people have flagged waits while no moderator is on")
    )
    hours = StringField(_l("When moderators are usually on"), filters=[tidied_line])

    def choices(self, before: Choices) -> Choices:
        return replace(
            before,
            tighten_new=bool(self.tighten_new.data),
            tighten_flags=bool(self.tighten_flags.data),
            hours=self.hours.data or "",
        )


class WritingOffForm(MarkForm):
    """Writing is switched off; until when is said in the house's own words."""

    reopens = StringField(_l("Until when"), filters=[tidied_line])


class BoardForm(MarkForm):
    """A board: what people read of it, and who may do what."""

    name = StringField(_l("Name"), filters=[tidied_line])
    description = StringField(_l("What it is for, in one sentence"), filters=[tidied_line])
    rules = TextAreaField(_l("Its own rules, one on each line"), filters=[tidied])
    content_notes = TextAreaField(_l("Its own content notes, one on each line"), filters=[tidied])
    reading = RadioField(_l("Who may read it"), choices=[], default=Reading.EVERYONE.value)
    posting = RadioField(
        _l("What waits for a moderator"), choices=[], default=Posting.FIRST_POSTS.value
    )

    def __init__(self, **filled: object) -> None:
        super().__init__(**filled)
        is_grouped = getattr(filled.get("obj"), "reading", None) == Reading.GROUP
        self.reading.choices = [*READING, OF_A_GROUP] if is_grouped else READING
        self.posting.choices = POSTING

    def words(self, slug: str) -> NewBoard:
        return NewBoard(
            slug,
            self.name.data or "",
            self.description.data or "",
            _each(self.rules.data),
            _each(self.content_notes.data),
            Reading(self.reading.data),
            Posting(self.posting.data),
        )


class NewBoardForm(BoardForm):
    """A board that is to be opened; its address stays for ever."""

    slug = StringField(_l("Its part of the address"), filters=[tidied_line])


class LineForm(MarkForm):
    """A help line to be added."""

    name = StringField(_l("Who helps"), filters=[tidied_line])
    about = StringField(_l("What for, in one sentence"), filters=[tidied_line])
    way = SelectField(_l("How people reach it"), choices=[], default="call")
    number = StringField(_l("Number or address"), filters=[tidied_line])
    when = StringField(_l("When somebody answers"), filters=[tidied_line])
    languages = StringField(_l("In which languages, if it is not English"), filters=[tidied_line])

    def __init__(self) -> None:
        super().__init__()
        self.way.choices = WAYS

    @property
    def line(self) -> Line:
        address_of, does = ADDRESSES[self.way.data or "call"]
        number = self.number.data or ""
        return Line(
            self.name.data or "",
            self.about.data or "",
            number,
            address_of(number),
            does,
            self.when.data or "",
            self.languages.data or "",
        )


class HideForm(MarkForm):
    """What is to be hidden, or shown again: a line by its name, or the whole country."""

    line = HiddenField(default="")
    hidden = HiddenField(default="")
