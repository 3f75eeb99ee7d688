"""`flask staff`: the operator's commands for who has duties."""

import click
from flask import current_app
from flask.cli import with_appcontext

from forum.clock import now
from forum.errors import Refused
from forum.permissions import Role
from forum.staff.appointing.inviting import GOOD_FOR, Duties, invite as make_invitation, link_to
from forum.staff.appointing.leaving import remove as take_duties
from forum.staff.calling import gone_said
from forum.staff.reading import all_staff
from forum.transaction import reading, transaction


@click.group()
def staff() -> None:
    """Invite, list and remove the people who look after the forum."""


@staff.command()
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--board", "boards", multiple=True, help="A board's slug; may be repeated.")
@with_appcontext
def invite(role: str, boards: tuple[str, ...]) -> None:
    """Print a link that makes one member a moderator, lead or operator, once.

    Without --board a moderator looks after all boards.
    """
    try:
        with transaction() as session:
            token = make_invitation(session, Duties(Role(role), boards), by=None, at=now())
    except Refused as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(link_to(current_app.extensions["settings"].site_url, token))
    click.echo(f"It works once, within {GOOD_FOR.days} days. It is shown only now.", err=True)


@staff.command("list")
@with_appcontext
def list_() -> None:
    """Show who has which duties, by working name."""
    for each in all_staff(reading()):
        click.echo("\t".join((each.name, each.role, " ".join(each.boards.split()) or "all boards")))


@staff.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Remove the last lead or operator too.")
@with_appcontext
def remove(name: str, **asked: bool) -> None:
    """Take all duties from NAME, at once. The member stays a member."""
    try:
        with transaction() as session:
            gone = take_duties(session, name, by=None, is_sure=asked["yes"])
    except Refused as problem:
        hint = "" if problem.field != "sure" else " To do it all the same, add --yes."
        raise click.ClickException(f"{problem}{hint}") from problem
    click.echo(gone_said(gone.name, gone.role))
