"""`flask boards`: the operator's commands for boards. What they change is in the record, too."""

from typing import Any

import click
from flask.cli import with_appcontext

from forum.boards.curating import NewBoard, all_boards, archive_board, set_notes
from forum.boards.models import Posting, Reading
from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By
from forum.operating.boards import add as add_board, note
from forum.transaction import reading, transaction

# A closed group needs groups to be in, which this version does not have.
READINGS = [Reading.EVERYONE.value, Reading.MEMBERS.value]


@click.group()
def boards() -> None:
    """Open, list and archive boards."""


@boards.command()
@click.argument("slug")
@click.argument("name")
@click.option("--description", required=True, help="One line for the home page.")
@click.option("--rule", "rules", multiple=True, help="A rule of this board; may be repeated.")
@click.option("--note", "notes", multiple=True, help="A content note to suggest; may be repeated.")
@click.option("--reading", "reads", type=click.Choice(READINGS), default="everyone")
@click.option(
    "--posting", type=click.Choice([kind.value for kind in Posting]), default="first-posts"
)
@with_appcontext
def add(slug: str, name: str, **more: Any) -> None:
    """Open the board NAME at /boards/SLUG."""
    new = NewBoard(
        slug=slug,
        name=name,
        description=more["description"],
        rules=list(more["rules"]),
        content_notes=list(more["notes"]),
        reading=Reading(more["reads"]),
        posting=Posting(more["posting"]),
    )
    try:
        with transaction() as session:
            add_board(session, new, by=_by())
    except Refused as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"The board '{slug}' is open.")


@boards.command("list")
@with_appcontext
def list_() -> None:
    """Show all boards, in the order of the home page."""
    for board in all_boards(reading()):
        state = f"archived {board.archived_on}" if board.archived_on else "open"
        click.echo("\t".join((board.slug, board.name, board.reading, board.posting, state)))


@boards.command()
@click.argument("slug")
@with_appcontext
def archive(slug: str) -> None:
    """Close the board SLUG to new words; it can still be read."""
    try:
        with transaction() as session:
            note(session, archive_board(session, slug, today=now().date()), _by())
    except Refused as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"The board '{slug}' is archived: people can read it, nobody can write.")


@boards.command()
@click.argument("slug")
@click.argument("topics", nargs=-1)
@with_appcontext
def notes(slug: str, topics: tuple[str, ...]) -> None:
    """Offer TOPICS as content notes on the board SLUG, in place of those it had.

    Wanting to die, self-harm, violence and sexual harm are offered on every board. Without
    TOPICS a board offers the usual ones.
    """
    try:
        with transaction() as session:
            board = set_notes(session, slug, topics)
            note(session, board, _by())
            offered = board.content_notes.splitlines()
    except Refused as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"The board '{slug}' offers: {', '.join(offered) or 'the usual notes'}.")


def _by() -> By:
    """Nobody in particular: whoever may type at this machine."""
    return By(None, now())
