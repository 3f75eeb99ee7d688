"""Let operators add to and change the words that mean the same to a search."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "search_synonym",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("also", sa.String(), nullable=False),
        sa.Column("is_one_way", sa.Boolean(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_synonym"),
        sa.UniqueConstraint("key", name="uq_search_synonym_key"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("search_synonym")
