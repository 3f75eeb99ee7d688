"""The audit table, and what makes the database itself refuse to change it.

The triggers stand word for word in the migration too: tests compare the two.
"""

from datetime import date

from sqlalchemy import DDL, CheckConstraint, Index, LargeBinary, event
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, table_options


class Audit(Base):
    """One deed of somebody with duties. `seq` counts: its order is the point of the table.

    `object` names a thing (forum/audit/actions.py), never a member's words, name or post.
    `kept_from` is for anchors: entries before that number may be removed.
    """

    __tablename__ = "audit"
    __table_args__ = (
        CheckConstraint("(action = 'anchored') = (kept_from IS NOT NULL)", name="anchor"),
        Index("ix_audit_day", "day"),
        Index("ix_audit_kept_from", "kept_from"),
        table_options("neutral"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
    staff_id: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    action: Mapped[str]
    object: Mapped[str]
    rule: Mapped[int | None]
    kept_from: Mapped[int | None]
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)


# An anchor may only leave behind what is older than a year. The order is checked here too, for
# SQLite's INSERT OR REPLACE removes a row without asking the trigger of DELETE.
SQLITE = (
    """
    CREATE TRIGGER audit_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END
    """,
    """
    CREATE TRIGGER audit_delete BEFORE DELETE ON audit
    WHEN NOT EXISTS (SELECT 1 FROM audit WHERE kept_from > OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'audit: no anchor lets this entry go'); END
    """,
    """
    CREATE TRIGGER audit_insert BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit) AND (
        NEW.seq <> (SELECT max(seq) + 1 FROM audit)
        OR NEW.previous_hash <> (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)
        OR EXISTS (SELECT 1 FROM audit WHERE hash = NEW.hash)
        OR EXISTS (
            SELECT 1 FROM audit WHERE seq < NEW.kept_from AND day > date(NEW.day, '-365 days')
        )
    )
    BEGIN SELECT RAISE(ABORT, 'audit: an entry follows the last one'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NOT EXISTS (SELECT 1 FROM audit) OR (
                NEW.seq = (SELECT max(seq) + 1 FROM audit)
                AND NEW.previous_hash = (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)
                AND NOT EXISTS (
                    SELECT 1 FROM audit WHERE seq < NEW.kept_from AND day > NEW.day - 365
                )
            ) THEN RETURN NEW; END IF;
        ELSIF TG_OP = 'DELETE' THEN
            IF EXISTS (SELECT 1 FROM audit WHERE kept_from > OLD.seq) THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION 'audit: entries follow each other and stay as they are'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER audit_rows BEFORE INSERT OR UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_guard()
    """,
    """
    CREATE TRIGGER audit_table BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_guard()
    """,
)
for _dialect, _statements in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
    for _sql in _statements:
        _guard = DDL(_sql)  # type: ignore[no-untyped-call]
        event.listen(Audit.__table__, "after_create", _guard.execute_if(dialect=_dialect))
_bare = DDL("DROP FUNCTION IF EXISTS audit_guard()")  # type: ignore[no-untyped-call]
event.listen(Audit.__table__, "after_drop", _bare.execute_if(dialect="postgresql"))
