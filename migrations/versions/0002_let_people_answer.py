"""Let people answer without applause, be told of it, and put a note before hard words.

Threads learn since when somebody else has answered, in place of counting all replies.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KINDS = "'reply', 'hear', 'me-too', 'helped', 'strength', 'helped-asker', 'in-thread', 'on-board'"
FIRST_ANSWERS = """
    UPDATE thread SET answered_on = (
        SELECT min(post.day) FROM post
        WHERE post.thread_id = thread.id AND post.seq > 0 AND post.state = 'published'
        AND (
            thread.handle_id IS NULL OR post.handle_id IS NULL
            OR post.handle_id <> thread.handle_id
        )
    )
"""
WAITING = "ix_thread_waiting"


def upgrade() -> None:
    op.add_column("post", sa.Column("notes", sa.String()))
    op.add_column("post", sa.Column("answers", sa.String()))
    op.add_column("post", sa.Column("helped_on", sa.Date()))
    op.add_column("thread", sa.Column("answered_on", sa.Date()))
    op.execute(FIRST_ANSWERS)
    op.drop_index(WAITING, "thread")
    op.create_index(WAITING, "thread", ["board_id", "answered_on", "day", "step", "id"])
    _answers()
    _notices()


def downgrade() -> None:
    for table in ("follow", "notice", "first_replies", "answer"):
        op.drop_table(table)
    op.drop_index(WAITING, "thread")
    op.create_index(WAITING, "thread", ["board_id", "replies", "day", "step", "id"])
    op.drop_column("thread", "answered_on")
    for column in ("notes", "answers", "helped_on"):
        op.drop_column("post", column)


def _answers() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("handle_id", sa.LargeBinary(), nullable=False),
        sa.Column("post_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('hear', 'me-too', 'helped', 'strength')", name=op.f("ck_answer_kind")
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name="fk_answer_post_id_post", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_post", "answer", ["post_id", "handle_id", "kind"])
    op.create_table(
        "first_replies",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("board_id", sa.LargeBinary(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("threads", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_first_replies_board_id_board"),
        sa.PrimaryKeyConstraint("id", name="pk_first_replies"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_first_replies_board", "first_replies", ["board_id", "week"])


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("handle_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("post_id", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_notice_kind")),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name="fk_notice_post_id_post", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint(
            "handle_id", "kind", "post_id", name="uq_notice_handle_id_kind_post_id"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_notice_post", "notice", ["post_id"])
    op.create_index("ix_notice_day", "notice", ["day"])
    op.create_table(
        "follow",
        sa.Column("handle_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("about_id", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("handle_id", name="pk_follow"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_follow_about", "follow", ["about_id"])
