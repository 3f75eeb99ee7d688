"""What the pages of staff accept."""

from wtforms import HiddenField, StringField

from forum.web.forms import Form


class CodeForm(Form):
    """A code. `next` is where to go on afterwards, an address of ours."""

    code = StringField("Code")
    next = HiddenField(default="")
    action = HiddenField(default="")
