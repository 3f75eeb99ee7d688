"""What is private to one member, and what others told them."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import DAY, KIND, MADE, POST, READER

ANSWERS = Entry(
    _l("That you answered “I hear you”, “me too”, “this helped” or “sending strength”"),
    _l("So that a writer knows that someone read it."),
    _l(
        "Until you take it back, or the post is taken back. We keep it under a mark that leads to "
        "none of your names."
    ),
    _l(
        "Readers see the words, with no number and no name. If you started the thread, they can "
        "see that a reply helped you."
    ),
    {
        "answer": {
            "id": MADE,
            "handle_id": READER,
            "post_id": POST,
            "kind": _l("which of the four"),
        },
        "post": {
            "answers": _l("which of the four it was given"),
            "helped_on": _l("since when the person who asked says that it helped"),
        },
    },
)
KEYRING = Entry(
    _l("Which threads are yours, and where you left something"),
    _l("So that you can find it again."),
    _l(
        "For as long as this place is here. It is locked, and only your six words or a recovery "
        "code open it."
    ),
    _l("Only you."),
    {
        "sealed_entry": {
            "address": _l("a number that only your key leads to"),
            "box": _l("a locked box, of one of a few sizes"),
        },
        "box": {
            "keyring": _l("one of your names, and where it is used"),
            "known in": _l("a thread in which you use your known name"),
            "here before": _l("that you have a name or a mark there"),
        },
    },
)
PRIVATE = Entry(
    _l("Drafts, posts that you keep, how far you have read, and which topics you fold"),
    _l("So that you can go on where you stopped."),
    _l(
        "Drafts until you post them or throw them away. Kept posts until you let them go. The "
        "rest for as long as this place is here. All of it is locked."
    ),
    _l("Only you, while you are signed in."),
    {
        "sealed_entry": {
            "box": _l("a locked box, of one of a few sizes"),
        },
        "box": {
            "drafts": _l("the words of a draft, and where they would go"),
            "kept posts": _l("the posts of one thread that you keep"),
            "read up to": _l("how far you have read in one thread"),
            "folded topics": _l("the topics that you want folded"),
        },
    },
)
FOLLOWS = Entry(
    _l("Threads and boards that you follow"),
    _l("So that we can tell you when someone writes there."),
    _l("Until you stop following. We keep it under a mark that leads to none of your names."),
    _l("Only you."),
    {
        "follow": {
            "handle_id": READER,
            "about_id": _l("which thread or board"),
        },
        "box": {
            "followed": _l("that you follow it"),
        },
    },
)
NOTICES = Entry(
    _l("Notices for you"),
    _l("To tell you what happened while you were away."),
    _l(
        "For %(notices)s. We keep them under the name or the mark that they are for. What you "
        "have read of them is locked."
    ),
    _l("Only you, on a page here. Nothing is ever sent out."),
    {
        "notice": {
            "id": MADE,
            "handle_id": _l("the name or the mark that it is for"),
            "kind": KIND,
            "post_id": POST,
            "day": DAY,
        },
        "box": {
            "notices": _l("which of one day’s notices you have read"),
        },
    },
)
ENTRIES = (ANSWERS, KEYRING, PRIVATE, FOLLOWS, NOTICES)
