"""`lamplit privacy inventory` prints what members read, field by field."""

from forum.database import Base
from forum.running.forgetting.commands import privacy


def test_the_inventory_names_every_column_with_why_how_long_and_who(app):
    told = app.test_cli_runner().invoke(privacy, ["inventory"]).output

    columns = {f"{table.name}.{c.name}" for table in Base.metadata.sorted_tables for c in table.c}
    assert {column for column in columns if f"\n  {column}: " not in told} == set()
    assert told.count("\n  why: ") == told.count("\n  how long: ")
    assert "\n  who can read it: Only you, on a page here." in told
    assert "For 60 days." in told
