"""What the pages of staff accept."""

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import Optional

from forum.errors import Refused
from forum.language.messages import _, _l, _n
from forum.permissions import Role
from forum.staff.calling import NAMED
from forum.web.forms import Form, TicksField

HOURS = (1, 2, 3, 4, 6, 8, 12)


class CodeForm(Form):
    """A code. `next` is where to go on afterwards, an address of ours."""

    code = StringField(_l("Code"))
    next = HiddenField(default="")
    action = HiddenField(default="")


class JoinForm(Form):
    """What other staff will call somebody."""

    name = StringField(_l("Your working name"))


class InviteForm(Form):
    """Whom to invite."""

    role = RadioField(
        _l("What they will be"), choices=[], validators=[Optional()], validate_choice=False
    )
    boards = TicksField(_l("Only these boards"), choices=[])

    def offer(self, roles: list[Role], boards: list[tuple[str, str]]) -> None:
        """Take the roles and boards that can be chosen."""
        self.role.choices = [(role.value, NAMED[role]) for role in roles]
        self.boards.choices = boards

    def chosen_role(self) -> Role:
        """Return the role; raise Refused when none of those offered was chosen."""
        if self.role.data not in {value for value, _name in self.role.choices}:
            raise Refused(_("Choose what they will be."), field="role")
        return Role(self.role.data)


class WithdrawForm(Form):
    """Which invitation is taken back."""

    invitation = HiddenField(default="")


class RemoveForm(Form):
    """Whom to remove."""

    name = HiddenField(default="")
    sure = BooleanField(_l("I know this, and want it all the same"))


class OnDutyForm(Form):
    """For how many hours somebody is on."""

    until = SelectField(_l("How long are you on?"), choices=[], default="2")
    action = HiddenField(default="")

    def __init__(self, **filled: object) -> None:
        super().__init__(**filled)
        self.until.choices = [
            (str(hours), _n("About an hour", "About %(num)d hours", hours)) for hours in HOURS
        ]
