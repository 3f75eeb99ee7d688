"""The record in words. Pure."""

from forum.audit.actions import Action
from forum.language.messages import _, _l

DONE: dict[str, str] = {
    Action.CASE_OPENED_HELD: _l("Read words that wait or were hidden"),
    Action.CASE_MESSAGE_READ: _l("Read a private message of a case"),
    Action.LEAVE: _l("Left a post as it is"),
    Action.NOTE: _l("Put a note before a post"),
    Action.REWORD: _l("Asked for other words"),
    Action.REDACT: _l("Blanked out details"),
    Action.TAKE_DOWN: _l("Took a post down"),
    Action.LOCK: _l("Closed a thread"),
    Action.MOVE: _l("Moved a thread"),
    Action.MUTE: _l("Asked a writer to leave a thread"),
    Action.HOLD_POSTS: _l("Let a writer’s posts wait"),
    Action.PAUSE: _l("Paused a writer"),
    Action.BAR: _l("Proposed that a writer may not write here"),
    Action.SECOND: _l("Agreed that a writer may not write here"),
    Action.SECOND_OPINION: _l("Asked for a second opinion"),
    Action.SAFETY_LEAD: _l("Passed a case to the safety lead"),
    Action.UNDO: _l("Took a decision back"),
    Action.APPEAL_KEPT: _l("Looked again, and kept a decision"),
    Action.APPEAL_LIFTED: _l("Looked again, and lifted a decision"),
    Action.BULK: _l("Decided about several posts at once"),
    Action.RULE_CHANGED: _l("Changed a house rule"),
    Action.REPLY_CHANGED: _l("Changed a saved reply"),
    Action.WORD_RULE_CHANGED: _l("Changed a word rule"),
    Action.STAFF_INVITED: _l("Invited somebody to the staff"),
    Action.INVITATION_WITHDRAWN: _l("Took an invitation back"),
    Action.STAFF_JOINED: _l("Joined the staff"),
    Action.STAFF_LEFT: _l("Ended somebody’s duties"),
    Action.SETTING_CHANGED: _l("Changed a setting"),
    Action.BOARD_CHANGED: _l("Changed a board"),
    Action.HELP_LINES_CHANGED: _l("Changed the help lines"),
    Action.BACKUP_RESTORED: _l("Brought back a backup"),
    Action.CHAIN_CHECKED: _l("Checked the record: it holds"),
    Action.CHAIN_BROKEN: _l("Checked the record: it does not hold"),
    Action.ANCHORED: _l("Set where the record begins"),
}
# What an entry is about, by the kind of thing; other kinds are called what they are.
KINDS = {
    "case": _l("case %(name)s"),
    "rule": _l("house rule %(name)s"),
    "reply": _l("saved reply %(name)s"),
    "word-rule": _l("word rule %(name)s"),
    "board": _l("board %(name)s"),
    "staff": _l("staff %(name)s"),
    "setting": _l("setting %(name)s"),
    "help-lines": _l("help lines %(name)s"),
    "backup": _l("backup of %(name)s"),
    "chain": _l("the record"),
}
# Names that addresses ask for: the same in every language.
ITSELF = "itself"
LEFT = " (left)"


def about(obj: str) -> str:
    """Return how a page names the thing that an entry is about."""
    kind, _colon, name = obj.partition(":")
    if kind not in KINDS:
        return f"{kind} {name}".strip()
    return str(KINDS[kind]) % {"name": name}


def name_from(obj: str) -> str:
    """Return the working name of somebody who has left, as far as the record remembers it."""
    return obj.partition(":")[2].replace("-", " ").title()


def called(person: str) -> str:
    """Return how a page names who did something."""
    if person == ITSELF:
        return _("The forum itself")
    if person.endswith(LEFT):
        return _("%(name)s (left)", name=person.removesuffix(LEFT))
    return person
