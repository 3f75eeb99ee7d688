"""`flask privacy`: what is kept, and letting go of what is over."""

import click

from forum.privacy.inventory.told import Row, rows


@click.group()
def privacy() -> None:
    """Say what is kept, and let go of it."""


@privacy.command()
def inventory() -> None:
    """Print every field that is stored: what, why, for how long, who can read it."""
    for row in rows():
        click.echo(f"{row.what}\n{_facts(row)}\n")


def _facts(row: Row) -> str:
    said = [("why", row.why), ("how long", row.long), ("who can read it", row.who)]
    return "\n".join(f"  {name}: {words}" for name, words in (*said, *row.fields))
