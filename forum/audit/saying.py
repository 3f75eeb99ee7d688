"""The record in words. Pure."""

from forum.audit.actions import Action

DONE: dict[str, str] = {
    Action.CASE_OPENED_HELD: "Read words that wait or were hidden",
    Action.CASE_MESSAGE_READ: "Read a private message of a case",
    Action.LEAVE: "Left a post as it is",
    Action.NOTE: "Put a note before a post",
    Action.REWORD: "Asked for other words",
    Action.REDACT: "Blanked out details",
    Action.TAKE_DOWN: "Took a post down",
    Action.LOCK: "Closed a thread",
    Action.MOVE: "Moved a thread",
    Action.MUTE: "Asked a writer to leave a thread",
    Action.HOLD_POSTS: "Let a writer’s posts wait",
    Action.PAUSE: "Paused a writer",
    Action.BAR: "Proposed that a writer may not write here",
    Action.SECOND: "Agreed that a writer may not write here",
    Action.SECOND_OPINION: "Asked for a second opinion",
    Action.SAFETY_LEAD: "Passed a case to the safety lead",
    Action.UNDO: "Took a decision back",
    Action.APPEAL_KEPT: "Looked again, and kept a decision",
    Action.APPEAL_LIFTED: "Looked again, and lifted a decision",
    Action.BULK: "Decided about several posts at once",
    Action.RULE_CHANGED: "Changed a house rule",
    Action.REPLY_CHANGED: "Changed a saved reply",
    Action.WORD_RULE_CHANGED: "Changed a word rule",
    Action.STAFF_INVITED: "Invited somebody to the staff",
    Action.INVITATION_WITHDRAWN: "Took an invitation back",
    Action.STAFF_JOINED: "Joined the staff",
    Action.STAFF_LEFT: "Ended somebody’s duties",
    Action.SETTING_CHANGED: "Changed a setting",
    Action.BOARD_CHANGED: "Changed a board",
    Action.HELP_LINES_CHANGED: "Changed the help lines",
    Action.CHAIN_CHECKED: "Checked the record: it holds",
    Action.CHAIN_BROKEN: "Checked the record: it does not hold",
    Action.ANCHORED: "Set where the record begins",
}
# Other kinds are called what they are.
KINDS = {
    "rule": "house rule",
    "reply": "saved reply",
    "word-rule": "word rule",
    "help-lines": "help lines",
    "chain": "the record",
}


def about(obj: str) -> str:
    """Return how a page names the thing that an entry is about."""
    kind, _, name = obj.partition(":")
    return f"{KINDS.get(kind, kind)} {name}".strip()


def name_from(obj: str) -> str:
    """Return the working name of somebody who has left, as far as the record remembers it."""
    return obj.partition(":")[2].replace("-", " ").title()
