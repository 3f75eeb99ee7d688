"""How one moderator likes it, and a few words among moderators or to oneself."""

from wtforms import BooleanField, Field, RadioField, SelectChoice, TextAreaField

from forum.language.messages import _l
from forum.moderation.welfare.own_way import COVER_ALL, COVER_HEAVY, COVER_NONE, OwnWay
from forum.web.forms import Form, TicksField, tidied


class NoteForm(Form):
    """A few words among moderators, or to oneself."""

    note = TextAreaField(_l("A note"), filters=[tidied])


class OwnWayForm(Form):
    """How one moderator likes it."""

    topics = TicksField(_l("Topics you’d rather not see"), choices=[])
    cover = RadioField(
        _l("Which words stay covered until you ask?"),
        choices=[
            SelectChoice(COVER_ALL, _l("All of them")),
            SelectChoice(COVER_HEAVY, _l("Only the heavy ones")),
            SelectChoice(COVER_NONE, _l("None: show me the words at once")),
        ],
        default=COVER_ALL,
    )
    keys = BooleanField(_l("Use keys"))
    pace = BooleanField(_l("Tell me when a break would be good"))

    def way(self) -> OwnWay:
        return OwnWay(
            avoids=tuple(dict.fromkeys(self.topics.data or ())),
            cover=self.cover.data,
            keys=bool(self.keys.data),
            pace=bool(self.pace.data),
        )

    def validate_topics(self, field: Field) -> None:
        """Leave out what is not on the list, such as a topic that no board has any more."""
        offered = {topic for topic, _said in field.choices}
        field.data = [topic for topic in field.data or [] if topic in offered]
