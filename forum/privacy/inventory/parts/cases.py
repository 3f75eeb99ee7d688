"""What moderators look at."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import BOARD, CASE, DUTY, KIND, POST, RANDOM, STEP, TITLE

BOARD_MODERATORS = _l(
    "The moderators of that board. You see what was decided about your post, and why."
)
CASES = Entry(
    _l("What a moderator looks at"),
    _l("So that they can decide, and someone else can check it."),
    _l(
        "Until %(cases)s after it is closed. When you take the post back, or its words are gone, "
        "all your words go at once. The time of day goes when it is closed. If a moderator changed "
        "your words, you can read the old ones for %(redacted)s."
    ),
    BOARD_MODERATORS,
    {
        "moderation_case": {
            "id": RANDOM,
            "post_id": POST,
            "board_id": BOARD,
            "state": _l("how far it is"),
            "band": _l("how urgent it is"),
            "rank": _l("the same as a number"),
            "version": _l("how often what can be decided has changed"),
            "kind": _l("what brought it first"),
            "topics": _l("what the post talks about"),
            "length": _l("how many words it has"),
            "passes": _l("how many moderators passed it on"),
            "needs_another": _l("whether someone else has to look"),
            "opened_at": _l("when it was opened, while it is open"),
            "goal_at": _l("by when someone was to look, while it is open"),
            "waited": _l("roughly how long it took"),
            "returned_on": _l("since when you are asked to change it"),
            "closed_on": _l("the day it was closed"),
            "snapshot": _l("the words as they were"),
            "snapshot_title": TITLE,
        },
        "case_source": {
            "id": RANDOM,
            "case_id": CASE,
            "kind": KIND,
            "detail": _l("the reason, or the words that a word rule found"),
            "band": _l("how urgent it makes the case"),
            "count": _l("how many people gave this reason"),
            "is_late": _l("whether it came after the decision"),
        },
    },
)
STANDING = Entry(
    _l("Whether the writer of such a post was new here"),
    _l("So that moderators can welcome new people."),
    _l(
        "With the rest of it. It says one of three things: new here, has written before, or has "
        "had an earlier decision."
    ),
    _l("The moderators of that board. They don’t learn who you are elsewhere."),
    {"moderation_case": {"standing": _l("one of three things")}},
)
WORK = Entry(
    _l("What moderators do with such a post, and who reads it now"),
    _l("So that two of them don’t do the same, and someone can ask why."),
    _l(
        "With the rest of it. That one of them reads it now goes after %(leases)s. The time of "
        "day goes when the case is closed."
    ),
    _l("The people with duties here."),
    {
        "case_lease": {
            "case_id": CASE,
            "staff_id": DUTY,
            "until": _l("until when someone else has to wait"),
        },
        "case_event": {
            "id": RANDOM,
            "case_id": CASE,
            "step": STEP,
            "kind": _l("what happened"),
            "staff_id": DUTY,
            "at": _l("when, while the case is open"),
            "note": _l("a note among moderators"),
        },
    },
)
ENTRIES = (CASES, STANDING, WORK)
