"""What a commit changes of what guests may see, told by the statements that it is made of. Pure.

A place is a part of what may be seen. A statement that is not known here has changed everything, so
a new deed can let pages be made once too often, and never once too seldom.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

EVERYTHING, LISTS = "shown everything", "shown lists"
# No page that is the same for all guests reads these: tests/proofs/test_marks.py looks.
PRIVATE = frozenset(
    {
        *("credential", "retired_passphrase", "ending", "invitation", "second_factor"),
        *("spare_code", "sealed_entry", "notice", "follow", "flag", "sanction", "erasure"),
        "parting",
        *("search_outbox", "search_synonym", "security_count", "reserved_name", "word_rule"),
        *("saved_reply", "held_words", "answer", "audit", "moderation_case", "case_source"),
        *("case_lease", "case_event", "decision", "appeal", "instance_fact"),
    }
)
MOST_THREADS = 3
# Whoever changes tables does so while no process shows pages.
_LOOKS = ("SELECT", "PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "CREATE", "ALTER", "DROP")
_WRITES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")
# As the session writes what has changed in one thread, found by its key.
_OF_ONE_THREAD = re.compile(r"UPDATE thread SET .* WHERE thread\.id = \S+", re.DOTALL)
# Where the row of a new thread or post says which thread it is.
_THREAD_IN = {"thread": "id", "post": "thread_id"}

Rows = Sequence[Mapping[str, Any]]


def of_thread(thread_id: bytes) -> str:
    """Return the place of a thread. Some share one, so that there are never more than 256."""
    return f"shown threads {thread_id[0]}"


@dataclass
class Touched:
    """What one transaction has changed so far."""

    places: set[str] = field(default_factory=set)
    _new_posts: set[bytes] = field(default_factory=set)

    def note(self, sql: str, rows: Rows) -> None:
        """Note a statement, with the values that it was given by their names."""
        if not sql.lstrip().startswith(_LOOKS):
            self.places.update(self._changed_by(sql, rows))

    def all(self) -> set[str]:
        """Return the places; EVERYTHING stands for all of them."""
        threads = self.places - {LISTS}
        is_much = EVERYTHING in threads or len(threads) > MOST_THREADS
        return {EVERYTHING} if is_much else self.places

    def _changed_by(self, sql: str, rows: Rows) -> Iterable[str]:
        found = _WRITES.match(sql)
        verb, table = found.groups() if found else ("", "")
        if table in PRIVATE:
            return ()
        if table == "first_replies":
            return (LISTS,)
        if verb == "INSERT INTO" and "CONFLICT" not in sql:
            return self._added_to(table, rows)
        if _OF_ONE_THREAD.fullmatch(sql):
            return _threads(_given(rows, "thread_id"))
        return (EVERYTHING,)

    def _added_to(self, table: str, rows: Rows) -> Iterable[str]:
        if table == "handle":
            return ()  # nobody sees a name before a post has it
        if table == "words" and rows and self._new_posts.issuperset(_given(rows, "post_id")):
            return ()
        if table == "post":
            self._new_posts.update(_given(rows, "id"))
        key = _THREAD_IN.get(table)
        return _threads(_given(rows, key)) if key else (EVERYTHING,)


def _threads(ids: Iterable[object]) -> set[str]:
    places = {of_thread(each) if isinstance(each, bytes) else EVERYTHING for each in ids}
    return {*places, LISTS} if places else {EVERYTHING}


def _given(rows: Rows, name: str) -> list[Any]:
    return [row.get(name) for row in rows]
