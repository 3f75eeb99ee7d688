"""Who looks after the place, and what they did."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import (
    BOARDS,
    BOX,
    DAY,
    DUTY,
    LAST_DAY,
    ROLE,
    RULE,
    STEP,
)

DUTIES = Entry(
    _l("If you look after this place: your working name, and until when you are on"),
    _l("So that it is clear who may do what."),
    _l(
        "Your working name as long as you do that. The rest until your time is over. An "
        "invitation is good for %(invitations)s. How you like "
        "your queue, notes to yourself and the key of your code app are locked."
    ),
    _l(
        "The people with duties here. When you sign a message, its reader sees your working name. "
        "Everyone can read that someone is on."
    ),
    {
        "staff": {
            "account_id": _l("a mark made with your key"),
            "name": _l("your working name"),
            "role": ROLE,
            "boards": BOARDS,
        },
        "reserved_name": {
            "name": _l("a working name, so that no member gets it"),
        },
        "invitation": {
            "id": _l("a scrambled check of a link"),
            "role": ROLE,
            "boards": BOARDS,
            "until": LAST_DAY,
        },
        "second_factor": {
            "staff_id": DUTY,
            "box": BOX,
            "used": _l("a mark of the last code, so that none is good twice"),
        },
        "spare_code": {
            "id": _l("a scrambled check of a code on paper"),
            "staff_id": DUTY,
        },
        "shift": {
            "staff_id": DUTY,
            "until": _l("until which hour you are on"),
        },
        "box": {
            "moderating": _l("how you like your queue"),
            "debrief": _l("a note to yourself"),
        },
    },
)
RECORD = Entry(
    _l("What moderators did about posts"),
    _l("So that they answer for what they do."),
    _l("For %(record)s. Your words and your names are not in it."),
    _l("The people with duties here. Everyone can read how often, by week and rule."),
    {
        "audit": {
            "seq": STEP,
            "day": DAY,
            "staff_id": DUTY,
            "action": _l("what was done"),
            "object": _l("to which case, rule or board"),
            "rule": RULE,
            "kept_from": _l("how much of it has gone by age"),
            "previous_hash": _l("a seal on the line before"),
            "hash": _l("a seal, so that nobody can change it unseen"),
        },
    },
)
ENTRIES = (DUTIES, RECORD)
