"""Let a changed word rule say which one it came from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("word_rule", sa.Column("follows", sa.LargeBinary(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("word_rule", "follows")
