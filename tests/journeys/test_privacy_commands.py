"""`lamplit privacy inventory` prints what members read; `sweep` lets go of what is over."""

from dataclasses import replace
from datetime import timedelta

from forum.clock import now
from forum.database import Base
from forum.running.forgetting.commands import privacy


def test_the_inventory_names_every_column_with_why_how_long_and_who(app):
    told = app.test_cli_runner().invoke(privacy, ["inventory"]).output

    columns = {f"{table.name}.{c.name}" for table in Base.metadata.sorted_tables for c in table.c}
    assert {column for column in columns if f"\n  {column}: " not in told} == set()
    assert told.count("\n  why: ") == told.count("\n  how long: ")
    assert "\n  who can read it: Only you, on a page here." in told
    assert "For 60 days." in told


def test_a_sweep_says_row_by_row_what_went(app, inside):
    with inside() as make:
        make.thread(at=now() - timedelta(days=3))

    said = app.test_cli_runner().invoke(privacy, ["sweep"])

    assert said.exit_code == 0
    assert "the hour of a post (48 hours): 1 of post changed, 2 of thread changed\n" in said.output
    [told] = [line for line in said.output.splitlines() if line.startswith("a notice (60 days)")]
    assert "a count of first replies (8 weeks)" in told
    assert "(30 days): nothing was over" in told  # the counts of security events are of that chore


def test_a_sweep_that_cannot_finish_ends_with_a_failure(app):
    [chore] = [each for each in app.extensions["chores"] if each.name == "forget-hours"]
    app.extensions["chores"] = [replace(chore, run=lambda: 1 / 0)]

    said = app.test_cli_runner().invoke(privacy, ["sweep"])

    assert said.exit_code == 1
    assert "then something went wrong" in said.output
