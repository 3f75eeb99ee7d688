"""Make it yours, as a form: a row for each choice of the look, and a tick for each flag."""

from wtforms import BooleanField, RadioField, SelectChoice
from wtforms.validators import AnyOf

from forum.language.messages import LANGUAGES, _l
from forum.web.forms import Form


def _pick(label: str, labels: dict[str, str]) -> RadioField:
    """Choose one. Nothing sent is nothing chosen."""
    return RadioField(
        label,
        [AnyOf(labels, message=_l("Choose one of these."))],
        filters=[lambda picked: picked or ""],
        choices=[SelectChoice(word, told) for word, told in labels.items()],
        validate_choice=False,
    )


class LookForm(Form):
    """The fields are named as those of the look are."""

    text = _pick(
        _l("How large words are"),
        {"": _l("Usual size"), "large": _l("Large"), "larger": _l("Larger")},
    )
    face = _pick(
        _l("Which letters"),
        {"": _l("A book face for people’s words"), "sans": _l("Plain letters")},
    )
    space = _pick(_l("How far apart words stand"), {"": _l("Usual room"), "wide": _l("More room")})
    theme = _pick(
        _l("Light or dark"),
        {"": _l("As this device asks"), "light": _l("Light"), "dark": _l("Dark")},
    )
    language = _pick(_l("Language"), {"": _l("As this browser asks")} | LANGUAGES)
    shared = BooleanField(_l("Other people use this device"))
    plain = BooleanField(_l("Every title only says what kind of page it is"))
