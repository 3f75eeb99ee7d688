"""Give staff invitations, a second factor, codes on paper and shifts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_staff_name", "staff", ["name"], unique=True)
    op.create_table(
        "invitation",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("boards", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "second_factor",
        sa.Column("staff_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("used", sa.LargeBinary(length=16), nullable=False),
        _of_staff("second_factor"),
        sa.PrimaryKeyConstraint("staff_id", name="pk_second_factor"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spare_code",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("staff_id", sa.LargeBinary(length=16), nullable=False),
        _of_staff("spare_code"),
        sa.PrimaryKeyConstraint("id", name="pk_spare_code"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_spare_code_staff", "spare_code", ["staff_id"])
    op.create_table(
        "shift",
        sa.Column("staff_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        _of_staff("shift"),
        sa.PrimaryKeyConstraint("staff_id", name="pk_shift"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("shift", "spare_code", "second_factor", "invitation"):
        op.drop_table(table)
    op.drop_index("ix_staff_name", "staff")


def _of_staff(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["staff_id"],
        ["staff.account_id"],
        name=f"fk_{table}_staff_id_staff",
        ondelete="CASCADE",
    )
