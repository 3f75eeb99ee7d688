"""For how long anything is kept, and which chore of the worker ends it: one table. Pure.

What ends by a deed of its owner, such as words that are taken back, has no row here.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Kept:
    """Something that is kept for a while.

    Members are told by forum/privacy/inventory: `%(notices)s` there is what NOTICES says here.

    Attributes:
        what: the first words of its row in docs/confidentiality.md, "How long".
        said: how long, as that row says it.
        chore: the name of the chore that forgets it; None where it ends by itself, in the memory
            of a process or in the browser.
    """

    what: str
    time: timedelta
    said: str
    chore: str | None


VISIT_QUIET = Kept("a visit", timedelta(minutes=30), "30 minutes", "end-sessions")
VISIT_SHARED = Kept("a visit", timedelta(minutes=10), "10 minutes", "end-sessions")
VISIT = Kept("a visit", timedelta(hours=12), "12 hours", "end-sessions")
COUNTERS = Kept("a counter against floods", timedelta(hours=1), "1 hour", None)
COUNTRY = Kept("the country chosen", timedelta(days=180), "180 days", None)
SEARCHES = Kept("what somebody looks for", timedelta(minutes=30), "30 minutes", None)
HOURS = Kept("the hour of a post", timedelta(hours=48), "48 hours", "forget-hours")
NOTICES = Kept("a notice", timedelta(days=60), "60 days", "forget-notices")
FIRST_REPLIES = Kept("a count of first replies", timedelta(weeks=8), "8 weeks", "forget-notices")
TAKEN_DOWN = Kept(
    "words that a moderator took down", timedelta(days=7), "7 days", "forget-taken-down"
)
TO_REWORD = Kept(
    "words that their writer was asked to change",
    timedelta(days=7),
    "7 days",
    "end-returned-cases",
)
UNDECIDED = Kept("a post that waits", timedelta(days=14), "14 days", "give-back-posts")
GIVEN_BACK = Kept("words that nobody came to", timedelta(days=60), "60 days", "end-returned-cases")
CASES = Kept("a case", timedelta(days=90), "90 days", "forget-cases")
FLAGS = Kept("a flag", timedelta(days=90), "90 days", "forget-cases")
SANCTIONS = Kept("a sanction", timedelta(days=365), "1 year", "forget-cases")
LEASES = Kept("a lease", timedelta(minutes=10), "10 minutes", "end-leases")
UNDO = Kept(
    "what a decision changed, for undoing", timedelta(minutes=10), "10 minutes", "settle-cases"
)
REDACTED = Kept("words as they were before", timedelta(days=7), "7 days", "forget-cases")
LINES = Kept("who wrote words that are gone", timedelta(days=90), "90 days", "forget-writers")
RECORD = Kept("an entry of `audit`", timedelta(days=366), "12 months", "check-record")
INVITATIONS = Kept("an invitation", timedelta(days=7), "7 days", "forget-invitations")
# So long are backups kept (docs/operating.md): what went since must not come back with one.
ERASURES = Kept(
    "that words, a known name or a way in ended", timedelta(days=30), "30 days", "forget-erasures"
)
SECURITY = Kept("a count of what a breach", timedelta(days=30), "30 days", "forget-notices")
WAYS_IN = Kept("a way in that nobody uses", timedelta(days=730), "2 years", "forget-ways-in")
TABLE = (
    *(VISIT_QUIET, VISIT_SHARED, VISIT, COUNTERS, COUNTRY, SEARCHES, HOURS, NOTICES, FIRST_REPLIES),
    *(TAKEN_DOWN, TO_REWORD, UNDECIDED, GIVEN_BACK, CASES, FLAGS, SANCTIONS, LEASES, UNDO),
    *(REDACTED, LINES, RECORD, INVITATIONS, ERASURES, SECURITY, WAYS_IN),
)
