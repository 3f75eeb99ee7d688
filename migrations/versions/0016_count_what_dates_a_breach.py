"""Count, of nobody, what a breach could be dated by."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "security_count",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minute", sa.SmallInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("minute BETWEEN -1 AND 1439", name=op.f("ck_security_count_minute")),
        sa.CheckConstraint("count > 0", name=op.f("ck_security_count_count")),
        sa.PrimaryKeyConstraint("id", name="pk_security_count"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_security_count_when", "security_count", ["day", "kind", "minute"], unique=True
    )


def downgrade() -> None:
    op.drop_table("security_count")
