"""What the pages of leaving accept."""

from wtforms import RadioField, SelectChoice, TextAreaField
from wtforms.validators import AnyOf

from forum.language.messages import _l
from forum.web.forms import Form

CHOICES = {
    "take": _l("Take my words with me"),
    "leave": _l("Leave my words, forget me"),
}
YOUR_SIX_WORDS = _l("Your six words")


class LeaveForm(Form):
    """What becomes of what they wrote; then, with the six words, that they mean it."""

    words = RadioField(
        _l("What becomes of what you wrote?"),
        [AnyOf(CHOICES, message=_l("Choose what becomes of your words."))],
        filters=[lambda picked: picked or ""],
        choices=[SelectChoice(value, told) for value, told in CHOICES.items()],
        validate_choice=False,
    )
    passphrase = TextAreaField(YOUR_SIX_WORDS)


class DownloadForm(Form):
    """The six words, before anything of somebody's is handed out."""

    passphrase = TextAreaField(YOUR_SIX_WORDS)
