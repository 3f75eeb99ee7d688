"""Let leads say which words are watched for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "word_rule",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("board_slug", sa.String(), nullable=True),
        sa.Column("off_on", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("shipped", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('phrase', 'pattern')", name=op.f("ck_word_rule_kind")),
        sa.CheckConstraint(
            "effect IN ('note', 'hold', 'soon', 'now', 'today')",
            name=op.f("ck_word_rule_effect"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_word_rule"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("word_rule")
