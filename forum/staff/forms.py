"""What the pages of staff accept."""

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField

from forum.permissions import Role
from forum.web.forms import Form, TicksField

HOURS = (1, 2, 3, 4, 6, 8, 12)


class CodeForm(Form):
    """A code. `next` is where to go on afterwards, an address of ours."""

    code = StringField("Code")
    next = HiddenField(default="")
    action = HiddenField(default="")


class JoinForm(Form):
    """What other staff will call somebody."""

    name = StringField("Your working name")


class InviteForm(Form):
    """Whom to invite."""

    role = RadioField("What they will be", choices=[], validate_choice=True)
    boards = TicksField("Only these boards", choices=[])

    def offer(self, roles: list[Role], boards: list[tuple[str, str]]) -> None:
        """Take the roles and boards that can be chosen."""
        self.role.choices = [(role.value, role.value.capitalize()) for role in roles]
        self.boards.choices = boards


class WithdrawForm(Form):
    """Which invitation is taken back."""

    invitation = HiddenField(default="")


class RemoveForm(Form):
    """Whom to remove."""

    name = HiddenField(default="")
    sure = BooleanField("I know this, and want it all the same")


class OnDutyForm(Form):
    """For how many hours somebody is on."""

    until = SelectField("How long are you on?", choices=[], default="2")
    action = HiddenField(default="")

    def __init__(self, **filled: object) -> None:
        super().__init__(**filled)
        hours = {n: "About an hour" if n == 1 else f"About {n} hours" for n in HOURS}
        self.until.choices = [(str(n), words) for n, words in hours.items()]
