"""Find the cases that wait in the queue's own order, without a look at each of them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

OPEN = sa.text("closed_on IS NULL")
COLUMNS = (
    *("closed_on", "rank", "opened_at", "id", "post_id", "board_id", "state", "band"),
    *("needs_another", "goal_at", "topics"),
)


def upgrade() -> None:
    op.create_index(
        "ix_moderation_case_waiting",
        "moderation_case",
        COLUMNS,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_index("ix_moderation_case_waiting", "moderation_case")
