"""What somebody who tells a moderator, or asks us to look again, fills in."""

from wtforms import RadioField, SelectChoice, TextAreaField
from wtforms.validators import Optional

from forum.language.messages import _l
from forum.moderation.queue.describing import REASONS
from forum.web.forms import Form, tidied

REASON_LINES = {
    "risk": _l("They may hurt themselves or someone else. We look at these first."),
    "identifies": _l("A name, a place, a number, a link."),
    "unkind": _l("Insults, blame, threats, pressure."),
    "medicine": _l("Amounts, or ways to get hurt."),
    "spam": _l("Selling, or trying to move people to another site."),
    "other": _l("Tell us in your own words."),
}
REASON_LABELS = REASONS | {
    "identifies": _l("It shows who someone is"),
    "unkind": _l("It is unkind or frightening"),
    "medicine": _l("It names a dose or a way to get hurt"),
    "spam": _l("It sells something, or is not a real person"),
    "other": _l("Something else"),
}


class FlagForm(Form):
    """Tell a moderator: why, and a few words more."""

    reason = RadioField(
        _l("What is wrong?"),
        choices=[SelectChoice(reason, REASON_LABELS[reason]) for reason in REASON_LINES],
        validators=[Optional()],
        validate_choice=False,
    )
    note = TextAreaField(_l("Anything that would help us?"), filters=[tidied])


class AppealForm(Form):
    """Ask us to look again."""

    body = TextAreaField(_l("What would you like us to know?"), filters=[tidied])
