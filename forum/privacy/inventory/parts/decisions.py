"""What was decided."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import CASE, DAY, DUTY, RANDOM, RULE

DECISIONS = Entry(
    _l("What was decided, and what you say to that"),
    _l("So that you can read why, and ask someone else to look."),
    _l(
        "Until %(cases)s after the case is closed. What you wrote and what was written to you go "
        "sooner if you take the post back. For %(undo)s a moderator can undo a decision."
    ),
    _l("The moderators of that board. You see what was decided about your post, and why."),
    {
        "decision": {
            "id": RANDOM,
            "case_id": CASE,
            "version": _l("which version of the case"),
            "staff_id": DUTY,
            "acts": _l("what was decided"),
            "rule_id": _l("the house rule as it was then"),
            "rule": RULE,
            "message": _l("what you are told"),
            "days": _l("for how many days"),
            "decided_at": _l("when, until you are told"),
            "settled_on": _l("the day you were told"),
            "undone": _l("whether it was taken back"),
            "seconded_by": DUTY,
            "appeal_of": _l("the decision that it looks at again"),
            "appealed_staff_id": DUTY,
            "concerns_decider": _l("always no: nobody decides about their own words"),
            "before": _l("the words before a moderator changed them"),
        },
        "appeal": {
            "id": RANDOM,
            "case_id": CASE,
            "decision_id": _l("the decision that you ask about"),
            "text": _l("why you ask"),
            "day": DAY,
        },
    },
)
ENTRIES = (DECISIONS,)
