"""Keep a queue: flags, cases, what is decided, and notices of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

EARLIER_KINDS = (
    "'reply', 'hear', 'me-too', 'helped', 'strength', 'helped-asker', 'in-thread', 'on-board'"
)
KINDS = f"{EARLIER_KINDS}, 'moderated', 'released', 'flag-left', 'flag-acted', 'flag-gone'"
RANKS = (
    "rank = CASE band WHEN 'now' THEN 0 WHEN 'soon' THEN 1 WHEN 'today' THEN 2"
    " WHEN 'whenever' THEN 3 END"
)
STATES = "'open', 'claimed', 'decided', 'returned', 'appealed', 'settled'"
TABLES = (
    *("appeal", "flag", "decision", "case_source", "case_lease", "case_event"),
    *("sanction", "moderation_case"),
)


def upgrade() -> None:
    _cases()
    _what_belongs_to_a_case()
    _decisions()
    _flags()
    _sanctions()
    _notices(KINDS)


def downgrade() -> None:
    told = ", ".join(f"'{kind}'" for kind in ("moderated", "released"))
    of_flags = ", ".join(f"'{kind}'" for kind in ("flag-left", "flag-acted", "flag-gone"))
    op.execute(f"DELETE FROM notice WHERE kind IN ({told}, {of_flags})")  # noqa: S608 - ours
    _notices(EARLIER_KINDS)
    for table in TABLES:
        op.drop_table(table)


def _id(name: str = "id", *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(length=16), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _either(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _of_case(table: str, *, after: str = "CASCADE") -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_case_id_moderation_case"
    return sa.ForeignKeyConstraint(["case_id"], ["moderation_case.id"], name=name, ondelete=after)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _cases() -> None:
    op.create_table(
        "moderation_case",
        _id(),
        _id("post_id"),
        _id("board_id"),
        _text("state"),
        _text("band"),
        _number("rank"),
        _number("version"),
        _text("kind"),
        _text("standing", nullable=True),
        _text("topics", nullable=True),
        _number("length"),
        _number("passes"),
        _text("needs_another", nullable=True),
        _moment("opened_at"),
        _moment("goal_at"),
        _text("waited", nullable=True),
        _day("returned_on", nullable=True),
        _day("closed_on", nullable=True),
        _text("snapshot", nullable=True),
        _text("snapshot_title", nullable=True),
        _check("moderation_case", "rank", RANKS),
        _check("moderation_case", "timeless", "closed_on IS NULL OR opened_at IS NULL"),
        _check("moderation_case", "state", f"state IN ({STATES})"),
        _check("moderation_case", "standing", "standing IN ('new', 'settled', 'earlier-decision')"),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_case"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_moderation_case_queue", "moderation_case", ["state", "rank", "opened_at", "id"]
    )
    op.create_index("ix_moderation_case_post", "moderation_case", ["post_id"])
    op.create_index("ix_moderation_case_closed", "moderation_case", ["closed_on"])
    op.create_index(
        "uq_moderation_case_open",
        "moderation_case",
        ["post_id"],
        unique=True,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )


def _what_belongs_to_a_case() -> None:
    op.create_table(
        "case_source",
        *(_id(), _id("case_id"), _text("kind"), _text("detail"), _text("band")),
        *(_number("count"), _either("is_late")),
        sa.PrimaryKeyConstraint("id", name="pk_case_source"),
        sa.UniqueConstraint(
            *("case_id", "kind", "detail", "is_late"),
            name="uq_case_source_case_id_kind_detail_is_late",
        ),
        _of_case("case_source"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "case_lease",
        *(_id("case_id"), _id("staff_id"), _moment("until", nullable=False)),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_lease"),
        _of_case("case_lease"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_lease_staff", "case_lease", ["staff_id"])
    op.create_table(
        "case_event",
        *(_id(), _id("case_id"), _number("step"), _text("kind")),
        *(_id("staff_id", nullable=True), _moment("at"), _text("note", nullable=True)),
        sa.PrimaryKeyConstraint("id", name="pk_case_event"),
        sa.UniqueConstraint("case_id", "step", name="uq_case_event_case_id_step"),
        _of_case("case_event"),
        sqlite_with_rowid=False,
    )


def _decisions() -> None:
    op.create_table(
        "decision",
        *(_id(), _id("case_id"), _number("version"), _id("staff_id"), _text("acts")),
        *(_id("rule_id", nullable=True), _number("rule", nullable=True), _text("message")),
        *(_number("days", nullable=True), _moment("decided_at")),
        *(_day("settled_on", nullable=True), _either("undone")),
        *(_id("seconded_by", nullable=True), _id("appeal_of", nullable=True)),
        *(_id("appealed_staff_id", nullable=True), _either("concerns_decider")),
        _text("before", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("case_id", "version", name="uq_decision_case_id_version"),
        sa.UniqueConstraint("id", "staff_id", name="uq_decision_id_staff_id"),
        _check("decision", "second", "seconded_by IS NULL OR seconded_by != staff_id"),
        sa.ForeignKeyConstraint(
            ["appeal_of", "appealed_staff_id"],
            ["decision.id", "decision.staff_id"],
            name="fk_decision_appeal_of_decision",
        ),
        _check("decision", "appeal", "(appeal_of IS NULL) = (appealed_staff_id IS NULL)"),
        _check("decision", "another", "appealed_staff_id IS NULL OR appealed_staff_id != staff_id"),
        _check("decision", "own", "NOT concerns_decider"),
        _of_case("decision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appeal",
        *(_id(), _id("case_id"), _id("decision_id"), _text("text"), _day("day")),
        sa.PrimaryKeyConstraint("id", name="pk_appeal"),
        sa.UniqueConstraint("decision_id", name="uq_appeal_decision_id"),
        _of_case("appeal"),
        sa.ForeignKeyConstraint(
            *(["decision_id"], ["decision.id"]),
            name="fk_appeal_decision_id_decision",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def _flags() -> None:
    op.create_table(
        "flag",
        *(_id(), _id("post_id"), _id("handle_id"), _text("reason"), _text("note", nullable=True)),
        *(_day("day"), _text("outcome", nullable=True), _either("is_guest")),
        _id("case_id", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_flag"),
        sa.UniqueConstraint("post_id", "handle_id", name="uq_flag_post_id_handle_id"),
        _of_case("flag", after="SET NULL"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_flag_case", "flag", ["case_id"])


def _sanctions() -> None:
    op.create_table(
        "sanction",
        *(_id(), _id("handle_id"), _text("kind"), _number("rule"), _day("until_day")),
        *(_id("thread_id", nullable=True), _text("message"), _day("day")),
        _check("sanction", "kind", "kind IN ('hold', 'mute', 'pause', 'bar')"),
        _check("sanction", "thread", "(kind = 'mute') = (thread_id IS NOT NULL)"),
        sa.PrimaryKeyConstraint("id", name="pk_sanction"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sanction_handle", "sanction", ["handle_id"])
    op.create_index("ix_sanction_until", "sanction", ["until_day"])


def _notices(kinds: str) -> None:
    """Make the table anew, with what it holds: SQLite cannot change a check."""
    op.execute("CREATE TEMPORARY TABLE told AS SELECT * FROM notice")
    op.drop_table("notice")
    op.create_table(
        "notice",
        *(_id(), sa.Column("handle_id", sa.LargeBinary(), nullable=False), _text("kind")),
        *(sa.Column("post_id", sa.LargeBinary(), nullable=False), _day("day")),
        _check("notice", "kind", f"kind IN ({kinds})"),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name="fk_notice_post_id_post", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint(
            *("handle_id", "kind", "post_id"), name="uq_notice_handle_id_kind_post_id"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_notice_post", "notice", ["post_id"])
    op.create_index("ix_notice_day", "notice", ["day"])
    op.execute("INSERT INTO notice SELECT * FROM told")
    op.execute("DROP TABLE told")
