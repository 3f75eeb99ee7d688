"""Record what staff do, in a chain that nobody can change; and make rules and replies rows.

The rules and replies are written as they come with this release. The replies are read from the
file beside the code: what a forum is given at its start may become better with each release.
"""

import hashlib
import json
import secrets
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

REPLIES = Path(__file__).parents[2] / "forum" / "house" / "saved_replies.toml"
RULES_SINCE = date(2026, 11, 1)
RULES = (
    ("Be kind", "Disagree with ideas, never with a person’s worth."),
    (
        "Keep everyone safe from being known",
        "No names, contacts, places or pictures of anyone. That includes you.",
    ),
    (
        "No methods, no doses, no sourcing",
        "Say how it feels. Leave out how it is done, how much, and where to get it.",
    ),
    ("Speak from your own life", "Say what helped you. Nobody here is your doctor."),
    ("What is said here stays here", "Don’t copy it, share it or talk about who wrote it."),
    ("No selling, recruiting or preaching", "People come here to talk, not to be won over."),
    (
        "If someone may be in danger, tell a moderator",
        "And point them to the help page. You have done enough by doing that.",
    ),
)
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
GUARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def upgrade() -> None:
    _audit()
    _house()


def downgrade() -> None:
    for table in ("saved_reply", "house_rule", "audit"):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_guard()")


def _audit() -> None:
    audit = op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=True),
        sa.Column("kept_from", sa.Integer(), nullable=True),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint(
            "(action = 'anchored') = (kept_from IS NOT NULL)", name=op.f("ck_audit_anchor")
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
        sa.UniqueConstraint("previous_hash", name="uq_audit_previous_hash"),
        sa.UniqueConstraint("hash", name="uq_audit_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_audit_day", "audit", ["day"])
    op.create_index("ix_audit_kept_from", "audit", ["kept_from"])
    for sql in GUARDS[op.get_context().dialect.name]:
        op.execute(sql)
    op.bulk_insert(audit, [_first_entry()])


def _first_entry() -> dict[str, object]:
    """Return the anchor from which the chain begins."""
    day = datetime.now(UTC).date()
    previous = hashlib.sha256(b"Lamplit: the beginning of the record").digest()
    said = {"action": "anchored", "kept_from": 1, "object": "chain", "rule": None, "seq": 1}
    facts = said | {"day": day.isoformat(), "previous": previous.hex(), "staff": None}
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    own = hashlib.sha256(canonical.encode("ascii")).digest()
    return said | {"day": day, "staff_id": None, "previous_hash": previous, "hash": own}


def _house() -> None:
    rule = sa.Column("rule", sa.Integer(), nullable=False)
    given = [{"title": title, "text": text} for title, text in RULES]
    op.bulk_insert(_table("house_rule"), _first_versions(given))
    with REPLIES.open("rb") as file:
        given = tomllib.load(file)["reply"]
    op.bulk_insert(_table("saved_reply", rule), _first_versions(given))


def _first_versions(given: list[dict[str, str]]) -> list[dict[str, object]]:
    usual = {"version": 1, "since": RULES_SINCE, "retired_on": None}
    return [
        usual
        | each
        | {"id": secrets.token_bytes(16), "number": number, "text": each["text"].strip()}
        for number, each in enumerate(given, start=1)
    ]


def _table(name: str, *more: sa.Column) -> sa.Table:
    table = op.create_table(
        name,
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *more,
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("number", "version", name=f"uq_{name}_number_version"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_retired_on", name, ["retired_on"])
    return table
