"""Find who waits, and what is pinned, without a look at all threads."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

UNANSWERED = sa.text("answered_on IS NULL AND title IS NOT NULL AND locked_reason IS NULL")
PINNED = sa.text("pinned_on IS NOT NULL")
INDEXES = {
    "ix_thread_waiting": (["board_id", "day", "step", "id"], UNANSWERED),
    "ix_thread_waiting_anywhere": (["day", "step", "id", "board_id"], UNANSWERED),
    "ix_thread_pinned": (["board_id", "pinned_on"], PINNED),
}


def upgrade() -> None:
    op.drop_index("ix_thread_waiting", "thread")
    for name, (columns, holds) in INDEXES.items():
        op.create_index(name, "thread", columns, sqlite_where=holds, postgresql_where=holds)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "thread")
    op.create_index("ix_thread_waiting", "thread", ["board_id", "answered_on", "day", "step", "id"])
