"""Let the holder of a root find all their ways in, so that none is left when they leave."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("credential", sa.Column("mark", sa.LargeBinary(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("credential", "mark")
