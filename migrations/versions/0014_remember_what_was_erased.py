"""Remember what was erased, so that a backup that is brought back does not bring it back."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "erasure",
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("post_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('gone', 'changed', 'hidden')", name=op.f("ck_erasure_kind")),
        sa.PrimaryKeyConstraint("mark", name="pk_erasure"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_erasure_post", "erasure", ["post_id", "kind"], unique=True)
    op.create_table(
        "ending",
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("about", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('way-in', 'retired', 'duties')", name=op.f("ck_ending_kind")),
        sa.PrimaryKeyConstraint("mark", name="pk_ending"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ending_about", "ending", ["about", "kind"], unique=True)


def downgrade() -> None:
    op.drop_table("ending")
    op.drop_table("erasure")
