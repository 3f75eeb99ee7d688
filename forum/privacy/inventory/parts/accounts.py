"""How somebody comes in, and that they are in."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry

MARK = _l("a mark made with your key, so that you can end them all when you leave")
OPENS = _l("a random number that opens the box")
YEAR_USED = _l("the year you were last here")
IN_A_BOX = _l("the key to what is yours, locked with the words or the code")

SIX_WORDS = Entry(
    _l("Your six words"),
    _l("With a recovery code, they are your only way in."),
    _l(
        "Never kept. We keep a scrambled check of them until you change them, and the year you "
        "were last here. If you don’t come for %(ways_in)s, both go. If you lose them and get new "
        "ones, the old check stays, but it opens nothing."
    ),
    _l("Nobody. We can’t read them back."),
    {
        "credential": {
            "lookup": _l("a scrambled check of the words or the code"),
            "kind": _l("words or a code"),
            "wrapped_root": IN_A_BOX,
            "active_year": YEAR_USED,
            "mark": MARK,
        },
        "retired_passphrase": {
            "mark": _l("a scrambled mark of words that were lost"),
            "year": _l("the year they were lost"),
        },
    },
)
CODES = Entry(
    _l("Your recovery codes"),
    _l("A way in if you lose the six words."),
    _l(
        "Never kept, only a scrambled check of each, and the year you were last here. Both go "
        "when you use the code, or don’t come for %(ways_in)s."
    ),
    _l("Nobody."),
    {
        "credential": {
            "lookup": _l("a scrambled check of the words or the code"),
            "wrapped_root": IN_A_BOX,
            "active_year": YEAR_USED,
            "mark": MARK,
        },
    },
)
VISIT = Entry(
    _l("That you are signed in"),
    _l("So that you don’t type six words on every page."),
    _l(
        "Until you sign out or use Quick exit. Else for about %(visit_quiet)s without a page, or "
        "%(visit_shared)s if you said that others use this device. About %(visit)s at most."
    ),
    _l("Only you. It is locked with a key that only your browser has."),
    {
        "session": {
            "key": _l("a scrambled check of the cookie"),
            "box": _l("a locked box: your key, and words that were not sent yet"),
            "mark": _l("a mark made with your key, so that you can end your other visits"),
            "idle_until": _l("when it ends if it is quiet, in steps of some minutes"),
            "ends_at": _l("when it ends at the latest, in steps of some minutes"),
        },
        "cookie": {
            "__Host-s": OPENS,
            "s": OPENS,
            "said": _l("a locked box: what the next page tells you, such as “Posted.”"),
        },
        "file": {
            "sessions.db": _l("the file of all this"),
            "sessions.db-*": _l("what SQLite needs beside it while it is open"),
        },
    },
)
ENTRIES = (SIX_WORDS, CODES, VISIT)
