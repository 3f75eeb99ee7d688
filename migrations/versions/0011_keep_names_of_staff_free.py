"""Let no member be known by a working name of staff."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    reserved = op.create_table(
        "reserved_name",
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_reserved_name"),
        sqlite_with_rowid=False,
    )
    staff = sa.table("staff", sa.column("name", sa.String()))
    names = op.get_bind().scalars(sa.select(staff.c.name)).all()
    plain = {" ".join(re.findall(r"[a-z]+", name.lower())) for name in names}
    if plain:
        op.bulk_insert(reserved, [{"name": name} for name in sorted(plain)])


def downgrade() -> None:
    op.drop_table("reserved_name")
