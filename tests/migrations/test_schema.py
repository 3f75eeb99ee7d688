"""The migrations make exactly the tables that the models describe, and can be taken back."""

import re
import sqlite3

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from forum.app import ROOT
from forum.database import Base
from forum.transaction import db


def differences(engine, metadata=Base.metadata):
    """Return what alembic would still change, types included."""
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def shapes(file) -> dict[str, set[str]]:
    """Return for each table and index the parts of its definition, white space folded."""
    connection = sqlite3.connect(file)
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    connection.close()
    return {name: _parts(sql) for name, sql in rows if name != "alembic_version"}


def _parts(sql: str) -> set[str]:
    """Cut at the commas outside of brackets: a column that was added later stands on no line of
    its own.
    """
    head, _, rest = sql.partition("(")
    inside, _, tail = rest.rpartition(")")
    parts = re.split(r",(?![^(]*\))", inside)
    return {" ".join(part.split()) for part in (head, *parts, tail)}


@pytest.fixture
def from_models(tmp_path):
    """A database that was made from the models alone."""
    file = tmp_path / "models.db"
    engine = sa.create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_nothing_is_left_to_migrate(app):
    with app.app_context():
        assert differences(db.engine) == []


def test_migrated_tables_are_word_for_word_those_of_the_models(app, settings, from_models):
    """Alembic compares neither checks nor WITHOUT ROWID; the definitions have both."""
    made = shapes(settings.data / "lamplit.db")

    assert made == shapes(from_models.url.database)
    assert any("CHECK" in part for parts in made.values() for part in parts)


def test_a_column_a_type_or_an_index_too_many_is_found(from_models):
    changes = {
        "ALTER TABLE handle ADD COLUMN mood VARCHAR": "remove_column",
        "CREATE INDEX ix_mood ON handle (day)": "remove_index",
        "CREATE TABLE diary (id BLOB PRIMARY KEY)": "remove_table",
    }
    with from_models.begin() as connection:
        for change in changes:
            connection.execute(sa.text(change))

    found = {difference[0] for difference in differences(from_models)}
    assert found == set(changes.values())


def test_a_check_or_a_row_number_too_many_is_found(from_models, tmp_path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE handle (\n id BLOB NOT NULL,\n CHECK (id)\n)")
    connection.close()

    ours, other = shapes(from_models.url.database)["handle"], shapes(file)["handle"]
    assert "CHECK (id)" in other - ours
    assert "WITHOUT ROWID" in ours - other


def test_up_and_down_and_up_again_ends_where_it_began(app, settings):
    file = settings.data / "lamplit.db"
    first = shapes(file)

    with app.app_context():
        downgrade(revision="base")
        bare = shapes(file)
        upgrade()
        db.engine.dispose()

    assert bare == {}
    assert shapes(file) == first


def test_each_database_draws_its_own_salt(app):
    with app.app_context():
        salts = set()
        for _ in range(2):
            salts.add(db.session.scalar(sa.text("SELECT value FROM instance_fact")))
            db.session.remove()
            downgrade(revision="base")
            upgrade()
        db.engine.dispose()

    assert len(salts) == 2
    assert all(len(salt) == 16 for salt in salts)


def test_the_migrations_are_numbered_in_one_line():
    scripts = ScriptDirectory(str(ROOT / "migrations"))
    numbers = [script.revision for script in scripts.walk_revisions()]

    assert len(scripts.get_heads()) == 1
    assert sorted(numbers) == [f"{n:04}" for n in range(1, len(numbers) + 1)]
    for path in (ROOT / "migrations" / "versions").glob("*.py"):
        assert "import forum" not in path.read_text()
        assert "from forum" not in path.read_text()
