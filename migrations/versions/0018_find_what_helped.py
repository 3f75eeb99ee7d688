"""Find what helped in a thread without a look at all of its replies."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

HELPED = sa.text("helped_on IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_post_helped",
        "post",
        ["thread_id", "state"],
        sqlite_where=HELPED,
        postgresql_where=HELPED,
    )


def downgrade() -> None:
    op.drop_index("ix_post_helped", "post")
