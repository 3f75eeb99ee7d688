"""What staff are called, by what they are and what they were asked to be."""

from forum.language.messages import _, _l
from forum.permissions import Role

NAMED = {
    Role.MODERATOR: _l("Moderator"),
    Role.LEAD: _l("Lead"),
    Role.OPERATOR: _l("Operator"),
}
CALLED = {
    Role.MODERATOR: _l("moderator"),
    Role.LEAD: _l("lead"),
    Role.OPERATOR: _l("operator"),
}
ASKED = {
    Role.MODERATOR: _l("a moderator"),
    Role.LEAD: _l("a lead"),
    Role.OPERATOR: _l("an operator"),
}


def called(role: str) -> str:
    return str(CALLED[Role(role)])


def asked_to_be(role: str) -> str:
    """Return the role with its article, as after "you are asked to be"."""
    return str(ASKED[Role(role)])


def gone_said(name: str, role: str) -> str:
    if role == Role.OPERATOR:
        return _("%(name)s is not an operator any more.", name=name)
    if role == Role.LEAD:
        return _("%(name)s is not a lead any more.", name=name)
    return _("%(name)s is not a moderator any more.", name=name)
