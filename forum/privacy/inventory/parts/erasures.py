"""That something is gone, so that no old copy brings it back."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import KIND, POST, RANDOM

MONTH = _l("the month")
GONE = Entry(
    _l("That words, a known name, or a way in are gone"),
    _l("So that an old copy of this place can’t bring them back."),
    _l("For %(erasures)s after the end of that month. No words and no names are in it."),
    _l("The people who run this place."),
    {
        "erasure": {
            "mark": RANDOM,
            "post_id": POST,
            "kind": _l("gone, changed or hidden"),
            "month": MONTH,
        },
        "parting": {"mark": RANDOM, "handle_id": _l("the mark of the known name"), "month": MONTH},
        "ending": {
            "mark": RANDOM,
            "about": _l("a scrambled check of what opens nothing any more"),
            "kind": KIND,
            "month": MONTH,
        },
    },
)
ENTRIES = (GONE,)
