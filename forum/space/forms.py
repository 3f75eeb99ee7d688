"""What the pages of my space accept."""

from typing import Any

from wtforms import HiddenField, RadioField, ValidationError
from wtforms.validators import InputRequired

from forum.language.messages import _, _l
from forum.public_ids import from_text
from forum.web.forms import Form, TicksField


class KnownNameForm(Form):
    """One of the names on offer."""

    known_name = RadioField(
        _l("Choose one name"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(_l("Choose one of these names, or leave this page."))],
    )


class LetGoForm(Form):
    """A button beside something of mine: a kept post (with its thread), or a draft."""

    post = HiddenField(default="")
    thread = HiddenField(default="")
    draft = HiddenField(default="")

    def ids(self) -> tuple[bytes, bytes]:
        """Return the ids of the thread and the post.

        Raises:
            NotFound: one of them is none of ours.
        """
        return from_text(self.thread.data or ""), from_text(self.post.data or "")


class TopicsField(TicksField):
    """Any number of topics."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not on the list, without saying it back."""
        if not set(self.data or ()) <= {topic for topic, _words in self.choices or ()}:
            raise ValidationError(_("Choose the topics from the list. That one is not on it."))


class TopicsForm(Form):
    """Which topics are to be folded."""

    topics = TopicsField(_l("Fold posts that talk about"), choices=[])
