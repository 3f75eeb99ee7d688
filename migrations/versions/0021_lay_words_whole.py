"""Lay words by a number, so that a row lies whole in a page (docs/decisions/0032).

The number is the first half of the post's random id: rows lie in the order of chance, as before.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

CHECKS = {
    "sqlite": "printf('%016X', key) = hex(substr(post_id, 1, 8))",
    "postgresql": (
        "key = CAST(CAST('x' || encode(substring(post_id FROM 1 FOR 8), 'hex') AS bit(64))"
        " AS bigint)"
    ),
}
# Row after row at the end of the new table, in the order in which the old one has them: nothing
# is sorted, for which a large forum has no memory. The bit of numbers below zero is set.
HALVES = ("post_id >= x'80'", "post_id < x'80'")
MOVE = """
    INSERT INTO words (key, post_id, source, html, version)
    SELECT key_of(post_id), post_id, source, html, version FROM words_before
    WHERE {} ORDER BY post_id
"""
MOVE_BACK = """
    INSERT INTO words (post_id, source, html, version)
    SELECT post_id, source, html, version FROM words_before ORDER BY post_id
"""


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        _number_in_place()
        return
    op.get_bind().connection.driver_connection.create_function("key_of", 1, _key_of)
    _lay_anew(
        sa.Column("key", sa.Integer(), nullable=False),
        sa.CheckConstraint(CHECKS["sqlite"], name=op.f("ck_words_key")),
        sa.PrimaryKeyConstraint("key", name="pk_words"),
        sa.UniqueConstraint("post_id", name="uq_words_post_id"),
        by=[MOVE.format(half) for half in HALVES],
    )


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        _number_no_more()
        return
    key = sa.PrimaryKeyConstraint("post_id", name="pk_words")
    _lay_anew(key, by=[MOVE_BACK], sqlite_with_rowid=False)


def _lay_anew(*key: Any, by: Sequence[str], **options: bool) -> None:
    """Make the table again with this key, and bring the rows over."""
    op.rename_table("words", "words_before")
    op.create_table("words", *key, *_columns(), **options)
    for move in by:
        op.execute(move)
    op.drop_table("words_before")


def _columns() -> tuple[Any, ...]:
    return (
        sa.Column("post_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name="fk_words_post_id_post", ondelete="CASCADE"
        ),
    )


def _key_of(post_id: bytes) -> int:
    return int.from_bytes(post_id[:8], "big", signed=True)


def _number_in_place() -> None:
    op.add_column("words", sa.Column("key", sa.BigInteger()))
    op.execute(f"UPDATE words SET {CHECKS['postgresql']}")  # noqa: S608  # our own words
    op.alter_column("words", "key", nullable=False)
    op.drop_constraint("pk_words", "words", type_="primary")
    op.create_primary_key("pk_words", "words", ["key"])
    op.create_unique_constraint("uq_words_post_id", "words", ["post_id"])
    op.create_check_constraint(op.f("ck_words_key"), "words", CHECKS["postgresql"])


def _number_no_more() -> None:
    op.drop_constraint(op.f("ck_words_key"), "words", type_="check")
    op.drop_constraint("uq_words_post_id", "words", type_="unique")
    op.drop_constraint("pk_words", "words", type_="primary")
    op.create_primary_key("pk_words", "words", ["post_id"])
    op.drop_column("words", "key")
