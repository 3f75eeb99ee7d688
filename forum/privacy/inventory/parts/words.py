"""What people write, and under which names."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import (
    BOARD,
    DAY,
    HALF,
    HOUR,
    PLACE,
    POST,
    RANDOM,
    RULE,
    SHOWN,
    THREAD,
    TITLE,
    TOOLS,
    TYPED,
    WRITER,
)

NAMES = Entry(
    _l("Your names"),
    _l("So that people can follow who is talking."),
    _l(
        "For as long as this place is here. Take back what you wrote, and no page shows the name "
        "with it."
    ),
    _l(
        "Everyone who can read that thread. Nobody can see that two names are one person. "
        "Moderators can’t either."
    ),
    {
        "handle": {
            "id": _l("a mark made with your key, another one in each thread"),
            "scope": _l("the thread, or the whole site"),
            "name": _l("the name"),
            "day": _l("the day you first used it"),
        },
    },
)
WHAT_YOU_WRITE = Entry(
    _l("What you write"),
    _l("So that others can read it."),
    _l(
        "Until you take it back. Then it leaves every page at once, and our files within a day. "
        "The people who run this place are asked to throw spare copies away after %(erasures)s."
    ),
    _l("Everyone who can read that board."),
    {
        "thread": {
            "id": RANDOM,
            "board_id": BOARD,
            "title": TITLE,
            "handle_id": WRITER,
            "replies": _l("how many replies others can read"),
            "next_seq": _l("the number that the next post gets"),
            "answered_on": _l("the day on which someone else first answered"),
            "first_answered_on": _l("that day, also when the answer is gone"),
            "pinned_on": _l("since when it stands at the top"),
            "locked_reason": _l("why nobody can write there now"),
        },
        "post": {
            "id": RANDOM,
            "thread_id": THREAD,
            "parent_id": _l("the post that it answers"),
            "handle_id": WRITER,
            "seq": _l("its number within the thread"),
            "position": _l("its place in the talk"),
            "depth": _l("how many answers stand above it"),
            "state": _l("whether others can read it"),
            "notes": _l("what it talks about, as you marked it"),
        },
        "words": {
            "key": HALF,
            "post_id": POST,
            "source": TYPED,
            "html": SHOWN,
            "version": TOOLS,
        },
        "file": {
            "lamplit.db": _l("the file of all tables but one"),
            "lamplit.db-*": _l("what SQLite needs beside it, emptied once an hour"),
        },
    },
)
WHEN = Entry(
    _l("When you wrote it"),
    _l("To say “a few hours ago” or “last week”."),
    _l("The hour for %(hours)s. After that, only the day."),
    _l("Readers see rough words, never a clock time."),
    {
        "thread": {
            "day": DAY,
            "hour": HOUR,
            "step": PLACE,
            "last_day": _l("the day of the last reply"),
            "last_hour": _l("the hour of the last reply"),
            "last_step": PLACE,
        },
        "post": {
            "day": DAY,
            "hour": HOUR,
            "edited_on": _l("the day you last changed it"),
        },
    },
)
HIDDEN = Entry(
    _l("Words that wait, or that a moderator hid"),
    _l("So that a moderator can read them first, or you can change them."),
    _l(
        "Until others can read them again, or you take them back. Words that a moderator took "
        "down are kept for %(taken_down)s. If you ask us to look again, they stay while we look, "
        "and %(taken_down)s after. If you are asked to change them, you have %(to_reword)s to "
        "change them. If nobody reads them in %(undecided)s, you can send them again for "
        "%(given_back)s. After that they are gone for good. The line that is left knows for "
        "%(lines)s more that you wrote it, so that you can read why."
    ),
    _l(
        "You, and the moderators of that board. We write down each time that one of them opens "
        "such a post."
    ),
    {
        "held_words": {
            "post_id": POST,
            "title": TITLE,
            "source": TYPED,
            "html": SHOWN,
            "version": TOOLS,
            "step": PLACE,
        },
        "post": {
            "line": _l("what the line in its place says"),
            "line_rule": RULE,
            "hidden_on": _l("since when it is hidden"),
        },
    },
)
ENTRIES = (NAMES, WHAT_YOU_WRITE, WHEN, HIDDEN)
