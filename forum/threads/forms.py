"""What the writing pages accept. The rules are in rules.py; here they meet the fields."""

from collections.abc import Callable

from wtforms import Field, HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import Optional

from forum.errors import NotFound, Refused
from forum.handles.speaking import Writer
from forum.public_ids import from_text, new_id, to_text
from forum.threads.opening import Opening
from forum.threads.replying import Reply
from forum.threads.revising import Revision
from forum.threads.rules import check_body, check_title
from forum.web.forms import Form
from forum.web.sessions import Member
from forum.writing import tidy, tidy_line

NONCE_MAX_CHARS = 64
SENT = "post"


def _tidied(typed: str | None) -> str:
    return tidy(typed or "")


def _tidied_line(typed: str | None) -> str:
    return tidy_line(typed or "")


def _check(rule: Callable[[str], str], field: Field) -> None:
    try:
        rule(field.data)
    except Refused as problem:
        raise ValidationError(str(problem)) from problem


class WritingForm(Form):
    """Words, and whether they are to be sent or only shown: anything but "post" previews."""

    body = TextAreaField("Your words", filters=[_tidied])
    action = HiddenField()

    @property
    def is_sent(self) -> bool:
        return bool(self.action.data == SENT)

    def validate_body(self, field: Field) -> None:
        _check(check_body, field)


class SpeakingForm(WritingForm):
    """Words of somebody who may still have to say who they want to be here."""

    post_as = RadioField(
        "Who will you be?",
        choices=["thread", "known"],  # templates/threads/_who.html has the words
        default="thread",
        validators=[Optional()],
        validate_choice=False,
    )
    known_name = RadioField(
        "Your known name", choices=[], validators=[Optional()], validate_choice=False
    )
    nonce = HiddenField(default=lambda: to_text(new_id()))

    def offer(self, names: list[str]) -> None:
        """Give the known names to choose from, the first one chosen."""
        self.known_name.choices = names
        if self.known_name.data is None and names:
            self.known_name.data = names[0]

    def writer(self, member: Member) -> Writer:
        return Writer(
            root=member.root,
            post_as="known" if self.post_as.data == "known" else "thread",
            known_name=self.known_name.data or None,
            form=(self.nonce.data or "")[:NONCE_MAX_CHARS],
        )


class ReplyForm(SpeakingForm):
    """An answer. `parent` is the public id of the post answered, empty for the thread itself."""

    parent = HiddenField(default="")

    @property
    def parent_id(self) -> bytes | None:
        return from_text(self.parent.data) if self.parent.data else None

    def validate_parent(self, field: Field) -> None:
        try:
            _ = self.parent_id
        except NotFound as error:
            field.data = ""
            raise ValidationError("We could not find the post you were answering.") from error

    def words(self) -> Reply:
        return Reply(body=self.body.data or "", parent_id=self.parent_id)


class ThreadForm(SpeakingForm):
    """A new thread."""

    title = StringField("Title", filters=[_tidied_line])

    def validate_title(self, field: Field) -> None:
        _check(check_title, field)

    def words(self) -> Opening:
        return Opening(title=self.title.data or "", body=self.body.data or "")


class EditForm(WritingForm):
    """Changed words. `was` marks the words that the change started from."""

    was = HiddenField(default="")

    def words(self) -> Revision:
        return Revision(body=self.body.data or "", was=self.was.data or "")


class TakeBackForm(Form):
    """Asked once more before words are gone for good."""

    sure = HiddenField(default="")
