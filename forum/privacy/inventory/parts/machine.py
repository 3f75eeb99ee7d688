"""What the machine counts and notes while it runs, of nobody."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import DAY, RANDOM

KNOCKS = Entry(
    _l("How often someone knocks"),
    _l("To slow down attacks and spam."),
    _l(
        "For %(counters)s at most, in memory. We count a "
        "scrambled form of the internet address and do not keep the address."
    ),
    _l("Nobody."),
    {
        "memory": {
            "counter": _l("a number, under a mark of this hour"),
            "hour key": _l("a random number that makes such marks, new each hour"),
        },
    },
)
SECURITY = Entry(
    _l("That someone knocked with wrong words, and other signs of a break-in"),
    _l("So that we can tell you when it was, if someone broke in."),
    _l(
        "For %(security)s. Only how often, and when: wrong words and forms that we did not take by "
        "the minute, the rest by the day. No name and no address is in it."
    ),
    _l("The people who run this place."),
    {
        "security_count": {
            "id": RANDOM,
            "kind": _l("what it was"),
            "day": DAY,
            "minute": _l("the minute, where it is kept"),
            "count": _l("how often"),
        },
    },
)
BROKEN = Entry(
    _l("When something breaks"),
    _l("So that we can mend it."),
    _l(
        "One line, with no names, no words and no addresses. The people who run this place choose "
        "for how long."
    ),
    _l("They alone."),
    {"log": {"line": _l("a fixed sentence, the hour, and facts of the machine")}},
)
AT_WORK = Entry(
    _l("When the machine last did its work"),
    _l("So that we see if it stands still."),
    _l("Until it does it again. Nothing of a member is in it."),
    _l("The people who run this place."),
    {
        "file": {
            "chores/*": _l("empty; its age says when that work was done"),
            "worker.alive": _l("empty; its age says that the worker is there"),
            "worker.lock": _l("empty; it lets one worker work and no other"),
            "purge.lock": _l("empty; it lets one round of clearing up work and no other"),
            "purge.done": _l("empty; its age says when all files were last cleared up"),
            "search.alive": _l("empty; its age says that the search keeps up"),
            "proxies.*": _l("empty; that the web server in front is not set up as it was said"),
            "backup.done": _l("empty; its age says when a copy was made"),
            "restore.done": _l("empty; its age says when a copy was tried"),
            "restoring/*": _l("a copy that is being brought back; gone when that is done"),
        },
    },
)
ENTRIES = (KNOCKS, SECURITY, BROKEN, AT_WORK)
