"""Lay the ground: boards, handles and what is written under them, ways in, staff.

Boards, handles and accounts share no key. Every table of people is keyed by random bytes and
keeps no row order.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SALT_BYTES = 16


def upgrade() -> None:
    _accounts()
    _boards_and_handles()
    _conversations()


def downgrade() -> None:
    for table in (
        "words",
        "post",
        "thread",
        "sealed_entry",
        "handle",
        "board",
        "staff",
        "retired_passphrase",
        "credential",
        "instance_fact",
    ):
        op.drop_table(table)


def _accounts() -> None:
    op.create_table(
        "credential",
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("wrapped_root", sa.LargeBinary(), nullable=False),
        sa.Column("active_year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("lookup", name="pk_credential"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "retired_passphrase",
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_retired_passphrase"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff",
        sa.Column("account_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("boards", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_staff"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "instance_fact",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_instance_fact"),
        sqlite_with_rowid=False,
    )
    facts = sa.table("instance_fact", sa.column("name"), sa.column("value", sa.LargeBinary))
    op.bulk_insert(facts, [{"name": "salt", "value": secrets.token_bytes(SALT_BYTES)}])


def _boards_and_handles() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("content_notes", sa.String(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("posting", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "posting IN ('first-posts', 'everything', 'open')", name=op.f("ck_board_posting")
        ),
        sa.CheckConstraint(
            "reading IN ('everyone', 'members', 'group')", name=op.f("ck_board_reading")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_board"),
        sa.UniqueConstraint("slug", name="uq_board_slug"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handle",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_handle"),
        sa.UniqueConstraint("scope", "name", name="uq_handle_scope_name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_entry",
        sa.Column("address", sa.LargeBinary(length=16), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_sealed_entry"),
        sqlite_with_rowid=False,
    )


def _conversations() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("board_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("handle_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("last_hour", sa.Integer(), nullable=True),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.Column("next_seq", sa.Integer(), nullable=False),
        sa.Column("pinned_on", sa.Date(), nullable=True),
        sa.Column("locked_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_thread_board_id_board"),
        sa.ForeignKeyConstraint(["handle_id"], ["handle.id"], name="fk_thread_handle_id_handle"),
        sa.PrimaryKeyConstraint("id", name="pk_thread"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_thread_latest", "thread", ["board_id", "last_day", "last_step", "id"], unique=False
    )
    op.create_index("ix_thread_newest", "thread", ["board_id", "day", "step", "id"], unique=False)
    op.create_index(
        "ix_thread_waiting", "thread", ["board_id", "replies", "day", "step", "id"], unique=False
    )
    op.create_table(
        "post",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("thread_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("parent_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("handle_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=True),
        sa.Column("edited_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state IN ('published', 'held', 'withheld', 'taken-back')", name=op.f("ck_post_state")
        ),
        sa.ForeignKeyConstraint(["handle_id"], ["handle.id"], name="fk_post_handle_id_handle"),
        sa.ForeignKeyConstraint(["parent_id"], ["post.id"], name="fk_post_parent_id_post"),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name="fk_post_thread_id_thread", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.UniqueConstraint("thread_id", "seq", name="uq_post_thread_id_seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_post_parent", "post", ["parent_id"], unique=False)
    op.create_index("ix_post_place", "post", ["thread_id", "position"], unique=True)
    op.create_table(
        "words",
        sa.Column("post_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name="fk_words_post_id_post", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", name="pk_words"),
        sqlite_with_rowid=False,
    )
