"""What somebody who tells a moderator, or asks us to look again, fills in."""

from wtforms import RadioField, SelectChoice, TextAreaField
from wtforms.validators import Optional

from forum.moderation.queue.describing import REASONS
from forum.web.forms import Form, tidied

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


class FlagForm(Form):
    """Tell a moderator: why, and a few words more."""

    reason = RadioField(
        "What is wrong?",
        choices=[SelectChoice(reason, REASON_LABELS[reason]) for reason in REASON_LINES],
        validators=[Optional()],
        validate_choice=False,
    )
    note = TextAreaField("Anything that would help us?", filters=[tidied])


class AppealForm(Form):
    """Ask us to look again."""

    body = TextAreaField("What would you like us to know?", filters=[tidied])
