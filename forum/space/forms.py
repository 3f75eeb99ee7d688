"""What the pages of my space accept."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from forum.web.forms import Form


class KnownNameForm(Form):
    """One of the names on offer."""

    known_name = RadioField(
        "Choose one name",
        choices=[],
        validate_choice=False,
        validators=[InputRequired("Choose one of these names, or leave this page.")],
    )
