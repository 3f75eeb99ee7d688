"""Find the posts of a handle without looking at all of them."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_index("ix_post_handle", "post", ["handle_id", "state"])


def downgrade() -> None:
    op.drop_index("ix_post_handle", "post")
