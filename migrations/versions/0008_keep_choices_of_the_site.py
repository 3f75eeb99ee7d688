"""Keep what the people who run the place choose for all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "site_choice",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_site_choice"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("site_choice")
