"""Keep what others may not read apart from what they may.

Posts that were held or withheld before stay so: their words move, their lines are set.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOVE = """
    INSERT INTO held_words (post_id, title, source, html, version)
    SELECT post.id, CASE WHEN post.seq = 0 THEN thread.title END,
        words.source, words.html, words.version
    FROM words JOIN post ON post.id = words.post_id JOIN thread ON thread.id = post.thread_id
    WHERE post.state IN ('held', 'withheld')
"""
LEAVE = """
    DELETE FROM words
    WHERE post_id IN (SELECT id FROM post WHERE state IN ('held', 'withheld'))
"""
UNTITLE = """
    UPDATE thread SET title = NULL
    WHERE id IN (SELECT thread_id FROM post WHERE seq = 0 AND state IN ('held', 'withheld'))
"""
LINES = """
    UPDATE post SET
        line = CASE WHEN state = 'held' THEN 'waiting' ELSE 'taken-down' END,
        hidden_on = CASE WHEN state = 'withheld' THEN day END
    WHERE state IN ('held', 'withheld')
"""
# Who took an answer back left a gap in the numbers.
FIRST_ANSWERS = """
    UPDATE thread SET first_answered_on = COALESCE(answered_on, last_day)
    WHERE answered_on IS NOT NULL OR next_seq <> (
        SELECT count(*) FROM post
        WHERE post.thread_id = thread.id AND post.handle_id = thread.handle_id
    )
"""
BACK = """
    INSERT INTO words (post_id, source, html, version)
    SELECT post_id, source, html, version FROM held_words
"""
RETITLE = """
    UPDATE thread SET title = (
        SELECT held_words.title FROM held_words JOIN post ON post.id = held_words.post_id
        WHERE post.thread_id = thread.id AND post.seq = 0
    )
    WHERE title IS NULL
"""


def upgrade() -> None:
    kinds = sa.CheckConstraint(
        "line IN ('waiting', 'reword', 'taken-down')", name=op.f("ck_post_line")
    )
    op.add_column("post", sa.Column("line", sa.String(), kinds))
    op.add_column("post", sa.Column("line_rule", sa.Integer()))
    op.add_column("post", sa.Column("hidden_on", sa.Date()))
    op.add_column("thread", sa.Column("first_answered_on", sa.Date()))
    op.create_table(
        "held_words",
        sa.Column("post_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("title", sa.String()),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name="fk_held_words_post_id_post", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", name="pk_held_words"),
        sqlite_with_rowid=False,
    )
    for step in (MOVE, LEAVE, UNTITLE, LINES, FIRST_ANSWERS):
        op.execute(step)


def downgrade() -> None:
    for step in (BACK, RETITLE):
        op.execute(step)
    op.drop_table("held_words")
    op.drop_column("thread", "first_answered_on")
    for column in ("line", "line_rule", "hidden_on"):
        op.drop_column("post", column)
