"""Says what is wrong with tables, in the light of what they would reveal."""

import re
from collections.abc import Iterable

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Interval,
    LargeBinary,
    MetaData,
    Table,
    Time,
    TypeDecorator,
    UniqueConstraint,
)

# Finer than a day, each with the reason why it may be, and what ends it.
FINER_THAN_A_DAY = {
    ("post", "hour"): "to say 'a few hours ago'; forgotten after 48 hours",
    ("thread", "hour"): "the same, of its first post",
    ("thread", "last_hour"): "the same, of its latest post",
    ("thread", "step"): "order of a board within a day; forgotten with the hour",
    ("thread", "last_step"): "the same, of its latest post",
    ("held_words", "step"): "the same, to come back to; forgotten with the hour",
    ("shift", "until"): "to say until when a moderator is on, in whole hours; gone when it is over",
    ("moderation_case", "opened_at"): "how long a case waits matters; gone when it is closed",
    ("moderation_case", "goal_at"): "the same: by when somebody should have looked",
    ("case_event", "at"): "the same, of what happened to it meanwhile",
    ("case_event", "step"): "order within one case, which moderators see; holds nothing of members",
    ("case_lease", "until"): "a moderator who is away must not keep a case; gone with the lease",
    ("decision", "decided_at"): "to undo within ten minutes; gone when everybody is told",
    ("security_count", "minute"): "a wave of guesses must be datable; counts of nobody, 30 days",
    ("session", "idle_until"): "a session must end; in steps of five minutes, of two if shared",
    ("session", "ends_at"): "a session must end",
}
# Order within one thread, which everybody who reads it sees.
ORDER_OF_A_TALK = {("post", "seq"), ("post", "position"), ("thread", "next_seq")}
TIMELY = re.compile(
    r"(^|_)(at|time|hour|minute|second|stamp|timestamp|until|since|when|seen|moment|step|seq"
    r"|created|updated|modified|epoch|position|order|serial|number|counter)(_|$)"
)
PLACED = {
    ("board", "position"): "where the operator put it",
    ("house_rule", "number"): "what people call a rule by",
    ("saved_reply", "number"): "the same, of a reply",
    ("audit", "seq"): "the chain's own order, of what staff did; nothing of members counts along",
}

KEYED_OTHERWISE = {
    "credential": "by 32 bytes that its passphrase leads to",
    "audit": "by its place in the chain, so that nothing can be put in between; see PLACED",
    "site_choice": "by a word of our own; holds nothing of members",
    "reserved_name": "by a working name, which is staff's own word; nothing says whose it is",
    "instance_fact": "by a word of our own; holds nothing of members",
}
# What a database says of a number that is made of an id, and of nothing else.
HALF_OF = {
    "sqlite": "printf('%016X', key) = hex(substr({}, 1, 8))",
    "postgresql": "key = CAST(CAST('x' || encode(substring({} FROM 1 FOR 8), 'hex') AS bit(64))"
    " AS bigint)",
}
OF_ACCOUNTS = re.compile(r"account|credential|passphrase|root|lookup|staff|recovery|member|user")
OF_HANDLES = re.compile(r"handle|post|thread|author|writer|starter|name_in|voice")
SIDES = ("account", "handle", "neutral")


def faults(metadata: MetaData) -> list[str]:
    """Return what is wrong with these tables; each fault names its table."""
    return [fault for table in metadata.sorted_tables for fault in table_faults(table)]


def table_faults(table: Table) -> list[str]:
    return [
        *(f"{table.name}.{c.name}: finer than a day" for c in table.columns if _is_fine(c)),
        *(f"{table.name}: {fault}" for fault in (*_key_faults(table), *_side_faults(table))),
        *(f"{table.name}.{c.name}: filled in by the database" for c in table.columns if _fills(c)),
    ]


def _is_fine(column: Column) -> bool:
    place = (column.table.name, column.name)
    if place in FINER_THAN_A_DAY or place in ORDER_OF_A_TALK or place in PLACED:
        return False
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, (DateTime, Time, Interval)):
        return True
    return not isinstance(kind, Date) and bool(TIMELY.search(column.name))


def _key_faults(table: Table) -> Iterable[str]:
    if table.autoincrement_column is not None:
        yield "counts its rows"
    if is_numbered_by_chance(table):
        return
    if table.dialect_options["sqlite"]["with_rowid"]:
        yield "numbers its rows in the order of writing"
    if table.name not in KEYED_OTHERWISE and not all(map(_is_random, table.primary_key.columns)):
        yield "is not keyed by 16 random bytes"


def is_numbered_by_chance(table: Table) -> bool:
    """Whether rows have a number that can be none but the first half of 16 random bytes beside it.

    The database has to check that: SQLite would count on where it is given no number.
    """
    is_counted = table.autoincrement_column is not None
    if is_counted or [column.name for column in table.primary_key.columns] != ["key"]:
        return False
    checks = {str(c.sqltext) for c in table.constraints if isinstance(c, CheckConstraint)}
    return any(
        {HALF_OF[dialect].format(column.name) for dialect in HALF_OF} <= checks
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint) and len(constraint.columns) == 1
        for column in constraint.columns
        if _is_random(column) and not column.nullable
    )


def _is_random(column: Column) -> bool:
    return isinstance(column.type, LargeBinary) and column.type.length == 16


def _side_faults(table: Table) -> Iterable[str]:
    side = table.info.get("side")
    if side not in SIDES:
        yield "does not declare its side"
    other = {"account": OF_HANDLES, "handle": OF_ACCOUNTS}.get(str(side))
    names = {column.name for column in table.columns}
    if both := [name for name in names if other and other.search(name)]:
        yield f"names the other side: {', '.join(sorted(both))}"
    if any(OF_HANDLES.search(n) for n in names) and any(OF_ACCOUNTS.search(n) for n in names):
        yield "has something of an account and of a handle"
    for key in table.foreign_keys:
        if key.column.table.info.get("side") not in (side, "neutral"):
            yield f"leads to {key.column.table.name}, which is on the other side"


def _fills(column: Column) -> bool:
    return column.server_default is not None or column.server_onupdate is not None
