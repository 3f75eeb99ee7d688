"""Tell the index what it has to look at."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "search_outbox",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about_id", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint(
            "kind IN ('post', 'gone', 'thread', 'board')", name=op.f("ck_search_outbox_kind")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_search_outbox"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_outbox_kind", "search_outbox", ["kind", "about_id"])


def downgrade() -> None:
    op.drop_table("search_outbox")
