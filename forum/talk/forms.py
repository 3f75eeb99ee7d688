"""What the writing pages accept. The rules are in rules.py; here they meet the fields."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from wtforms import (
    Field,
    HiddenField,
    RadioField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Optional

from forum.boards.content_notes import check_notes
from forum.boards.notes_said import labelled
from forum.errors import NotFound, Refused
from forum.handles.speaking import Writer
from forum.language.messages import _, _l
from forum.public_ids import from_text, new_id, to_text
from forum.space.drafting import Draft
from forum.talk.change_forms import ChangesField
from forum.threads.opening import Opening
from forum.threads.replying import Reply
from forum.threads.revising import Revision
from forum.threads.rules import check_body, check_title
from forum.web.forms import Form, TicksField, tidied, tidied_line
from forum.web.visits.sessions import Member

NONCE_MAX_CHARS = 64
SENT, DRAFT = "post", "draft"


def _check(rule: Callable[[str], str], field: Field) -> None:
    try:
        rule(field.data)
    except Refused as problem:
        raise ValidationError(str(problem)) from problem


class WritingForm(Form):
    """Words, and what is to be done with them: posted, kept as a draft, else only shown.

    `blank` holds marks of details that the writer wants blanked out, `details_ok` says that
    they have seen the others. `draft_was` marks the draft that the form started from.
    """

    body = TextAreaField(_l("Your words"), filters=[tidied])
    note = TicksField(_l("Does it talk about one of these?"), choices=[])
    blank = ChangesField(choices=[])
    details_ok = HiddenField(default="")
    nonce = HiddenField(default=lambda: to_text(new_id()))
    draft_was = HiddenField(default="")
    action = HiddenField()

    @property
    def is_sent(self) -> bool:
        return bool(self.action.data == SENT)

    @property
    def is_draft(self) -> bool:
        return bool(self.action.data == DRAFT)

    @property
    def mark(self) -> str:
        return (self.nonce.data or "")[:NONCE_MAX_CHARS]

    def offer_notes(self, notes: Iterable[str]) -> None:
        """Give the notes to choose from, those that were chosen before included."""
        self.note.choices = labelled(notes)

    def validate_note(self, field: Field) -> None:
        """Refuse what the board does not offer, as the deed would."""
        offers = [value for value, _said in field.choices]
        try:
            field.data = check_notes(field.data or [], offers)
        except Refused as problem:
            field.data = [note for note in field.data if note in offers]
            raise ValidationError(str(problem)) from problem

    def validate_body(self, field: Field) -> None:
        _check(check_body, field)

    def need_not_be_whole(self) -> None:
        """Forget what keeps the words from being sent: they are only to be kept."""
        for field in self:
            field.errors = []

    def as_draft(self, form: str, where: str) -> Draft:
        """Return what was typed, whole or not, as a draft of the page `form`."""
        typed = {name: self[name].data or "" for name in ("title", "parent", "was") if name in self}
        chosen = self["post_as"].data if "post_as" in self else ""
        return Draft(
            mark=self.mark or to_text(new_id()),
            form=form,
            where=where,
            body=self.body.data or "",
            notes=list(self.note.data or ()),
            post_as=chosen or "",
            **typed,
        )


class SpeakingForm(WritingForm):
    """Words of somebody who may still have to say who they want to be here."""

    post_as = RadioField(
        _l("Who will you be?"),
        choices=["thread", "known"],  # templates/talk/_who.html has the words
        default="thread",
        validators=[Optional()],
        validate_choice=False,
    )
    known_name = RadioField(
        _l("Your known name"), choices=[], validators=[Optional()], validate_choice=False
    )

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
            form=self.mark,
        )


class ReplyForm(SpeakingForm):
    """An answer. `parent` is the public id of the post answered, empty for the thread itself."""

    parent = HiddenField(default="")

    @property
    def parent_id(self) -> bytes | None:
        return from_text(self.parent.data) if self.parent.data else None

    def validate_parent(self, field: Field) -> None:
        if not field.data:
            return
        try:
            from_text(field.data)
        except NotFound as error:
            field.data = ""
            raise ValidationError(_("We could not find the post you were answering.")) from error

    def words(self) -> Reply:
        return Reply(
            body=self.body.data or "", parent_id=self.parent_id, notes=self.note.data or []
        )


class ThreadForm(SpeakingForm):
    """A new thread."""

    title = StringField(_l("Title"), filters=[tidied_line])
    body = TextAreaField(_l("Your words"), filters=[tidied])  # after the title, as on the page

    def validate_title(self, field: Field) -> None:
        _check(check_title, field)

    def words(self) -> Opening:
        return Opening(
            title=self.title.data or "", body=self.body.data or "", notes=self.note.data or []
        )


class EditForm(WritingForm):
    """Changed words. `was` marks the words that the change started from."""

    was = HiddenField(default="")

    def words(self) -> Revision:
        return Revision(
            body=self.body.data or "", was=self.was.data or "", notes=self.note.data or []
        )


class RewordForm(EditForm):
    """Changed words of the first post of a thread that nobody else can read for now.

    A page that was made before it was hidden sends no title; then the title stays.
    """

    title = StringField(_l("Title"), filters=[tidied_line])

    def validate_title(self, field: Field) -> None:
        if field.raw_data:
            _check(check_title, field)

    def words(self) -> Revision:
        return replace(super().words(), title=self.title.data or None)


class TakeBackForm(Form):
    """Asked once more before words are gone for good."""

    sure = HiddenField(default="")


class AnswerForm(Form):
    """One of the four answers below a post.

    `was` are the kinds that the page showed as given; without it, an answer turns into its
    opposite.
    """

    kind = HiddenField(default="")
    was = HiddenField(default=None)

    @property
    def wants(self) -> bool | None:
        """Whether the answer is to be there afterwards; None when the page did not say."""
        if self.was.data is None:
            return None
        return self.kind.data not in self.was.data.split()
