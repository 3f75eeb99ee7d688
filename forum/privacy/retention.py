"""For how long anything is kept, and which chore of the worker ends it: one table. Pure.

What ends by a deed of its owner, such as words that are taken back, has no row here.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Kept:
    """Something that is kept for a while.

    Attributes:
        what: the first words of its row in docs/confidentiality.md, "How long".
        said: how long, as that row says it.
        chore: the name of the chore that forgets it.
        on_page: the row of the page "What we keep about you" that tells members, and how.
    """

    what: str
    time: timedelta
    said: str
    chore: str
    on_page: tuple[str, str]


WROTE_WHEN = "When you wrote it"
WRITES = "What you write"
ABOUT_POSTS = "Words that wait, or that a moderator hid"
ABOUT_CASES = "What a moderator looks at"
STAFF_DID = "What moderators did about posts"
VISITS = "That you are signed in"

VISIT_QUIET = Kept(
    "a visit", timedelta(minutes=30), "30 minutes", "end-sessions", (VISITS, "30 quiet minutes")
)
VISIT = Kept("a visit", timedelta(hours=12), "12 hours", "end-sessions", (VISITS, "12 hours"))
HOURS = Kept(
    "the hour of a post",
    timedelta(hours=48),
    "48 hours",
    "forget-hours",
    (WROTE_WHEN, "2 days"),
)
NOTICES = Kept(
    "a notice", timedelta(days=60), "60 days", "forget-notices", ("Notices for you", "60 days")
)
FIRST_REPLIES = Kept(
    "a count of first replies",
    timedelta(weeks=8),
    "8 weeks",
    "forget-notices",
    ("How long first answers took", "8 weeks"),
)
TAKEN_DOWN = Kept(
    "words that a moderator took down",
    timedelta(days=7),
    "7 days",
    "forget-taken-down",
    (ABOUT_POSTS, "7 days"),
)
TO_REWORD = Kept(
    "words that their writer was asked to change",
    timedelta(days=7),
    "7 days",
    "end-returned-cases",
    (ABOUT_POSTS, "7 days to change"),
)
UNDECIDED = Kept(
    "a post that waits",
    timedelta(days=14),
    "14 days",
    "give-back-posts",
    (ABOUT_POSTS, "14 days"),
)
GIVEN_BACK = Kept(
    "words that nobody came to",
    timedelta(days=60),
    "60 days",
    "end-returned-cases",
    (ABOUT_POSTS, "60 days"),
)
CASES = Kept("a case", timedelta(days=90), "90 days", "forget-cases", (ABOUT_CASES, "90 days"))
LINES = Kept(
    "who wrote words that are gone",
    timedelta(days=90),
    "90 days",
    "forget-writers",
    (ABOUT_POSTS, "90 days"),
)
REDACTED = Kept(
    "what a decision changed", timedelta(days=7), "7 days", "forget-cases", (ABOUT_CASES, "7 days")
)
RECORD = Kept(
    "an entry of `audit`", timedelta(days=366), "12 months", "check-record", (STAFF_DID, "a year")
)
# So long are backups kept (docs/operating.md): what went since must not come back with one.
ERASURES = Kept(
    "that words or a way in ended",
    timedelta(days=30),
    "30 days",
    "forget-erasures",
    (WRITES, "30 days"),
)
TABLE = (
    *(VISIT_QUIET, VISIT, HOURS, NOTICES, FIRST_REPLIES, TAKEN_DOWN, TO_REWORD),
    *(UNDECIDED, GIVEN_BACK, CASES, LINES, REDACTED, RECORD, ERASURES),
)
