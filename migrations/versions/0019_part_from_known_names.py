"""Remember which known names were left, so that a backup that is brought back has them no more."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "parting",
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("handle_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_parting"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_parting_handle", "parting", ["handle_id"], unique=True)


def downgrade() -> None:
    op.drop_table("parting")
