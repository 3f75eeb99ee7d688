"""What is compiled once for all forums of a process: each test makes its own."""

from collections.abc import Callable
from functools import cache

from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as Dialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from forum.accounts import unlocking

STATEMENTS = 5_000


class Compiled(BytecodeCache):
    """In memory. A template whose text is another one is compiled again: jinja2 compares."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Keep what a template is in each language by itself."""
        spoken = getattr(environment, "spoken", "")
        return super().get_bucket(environment, f"{spoken}/{name}", filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def share_templates() -> None:
    """Let every forum that is made from now on, in this process, compile no template twice."""
    Flask.jinja_options = {"bytecode_cache": Compiled()}


def share_addresses() -> None:
    """Let no address be compiled twice, which is most of the work of making a forum.

    What werkzeug makes of a rule depends on its text and its defaults alone; the rule itself is
    handed to it with each call.
    """
    compile_builder, kept = Rule._compile_builder, {}

    def compiled(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in kept:
            kept[key] = compile_builder(rule, append_unknown)
        return kept[key]

    Rule._compile_builder = compiled


def share_statements() -> None:
    """Let no statement be written out twice for SQLite, whichever database it is sent to.

    SQLAlchemy keeps what it wrote with each engine, and by the engine's dialect. Ours all speak
    one dialect: the statement has the same words in each of them.
    """
    kept = LRUCache(STATEMENTS)
    Dialect.__hash__ = lambda dialect: hash(Dialect)
    Dialect.__eq__ = lambda dialect, other: type(other) is type(dialect) is Dialect

    @event.listens_for(Engine, "engine_connect")
    def share(connection: Connection) -> None:
        if type(connection.dialect) is Dialect:
            connection.engine._compiled_cache = kept


def share_stretching() -> None:
    """Stretch no six words twice with one salt: the same comes out, a tenth of a second later.

    Whoever asks what the forum does while it stretches puts something else in this place.
    """
    unlocking.hash_secret_raw = cache(unlocking.hash_secret_raw)
