"""What moderators are told, and what a pause is."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import CASE, DAY, KIND, LAST_DAY, MADE, POST, RULE, THREAD

FLAGS = Entry(
    _l("What you tell a moderator about a post"),
    _l("So that someone looks."),
    _l(
        "Until %(flags)s after it was dealt with. Your own words go sooner if the post is taken "
        "back. For members, we keep it under a mark that leads to none of your names. For guests, "
        "under a mark that means nothing after an hour."
    ),
    _l("Moderators read the reason and your words. Nobody sees that they came from you."),
    {
        "flag": {
            "id": MADE,
            "post_id": POST,
            "handle_id": _l("a mark that leads to no name"),
            "reason": _l("which of six reasons"),
            "note": _l("your own words about it"),
            "day": DAY,
            "outcome": _l("what came of it"),
            "is_guest": _l("whether a guest told us"),
            "case_id": CASE,
        },
    },
)
PAUSES = Entry(
    _l("That you are asked to pause"),
    _l("So that a pause holds under all your names."),
    _l(
        "Until it has ended. A pause ends within 7 days, a bar after %(sanctions)s. We keep it "
        "under the one name that it is about. When you write, we look for it with your own key, "
        "and keep nothing of that."
    ),
    _l("You, and the moderators of that board."),
    {
        "sanction": {
            "id": MADE,
            "handle_id": _l("the mark of the name that it is about"),
            "kind": KIND,
            "rule": RULE,
            "until_day": LAST_DAY,
            "thread_id": THREAD,
            "message": _l("what you are told"),
            "day": DAY,
        },
    },
)
ENTRIES = (FLAGS, PAUSES)
