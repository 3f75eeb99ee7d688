"""What the pages of rules and of replies have in common: a list, a form, and what is sent."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By, ChangedMeanwhile, Kind, Present, Row, Seen
from forum.house.forms import ReplyForm, RuleForm, VersionForm
from forum.house.reading import newest_of_each, newest_version, rules_in_force
from forum.transaction import reading, transaction
from forum.web.access import me_on_duty

Answer = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Shelf:
    """Rules, or replies. `blueprint` has their views; `thing` is what pages call one."""

    kind: Kind
    form: type[RuleForm] | type[ReplyForm]
    blueprint: str
    thing: str


def shelf_page(shelf: Shelf) -> str:
    rows: list[Row] = newest_of_each(reading(), shelf.kind)
    return render_template(
        "house/shelf.html",
        shelf=shelf,
        rows=[row for row in rows if row.retired_on is None],
        retired=[row for row in rows if row.retired_on is not None],
        form=VersionForm(),
    )


def form_for(shelf: Shelf, number: int | None = None) -> RuleForm | ReplyForm:
    """Return the form, filled in with what there is of this number.

    Raises:
        NotFound: there is no such number.
    """
    row = newest_version(reading(), shelf.kind, number) if number is not None else None
    form = shelf.form(obj=row)
    form.offer(rules_in_force(reading()))
    return form


def form_page(
    shelf: Shelf,
    form: RuleForm | ReplyForm,
    number: int | None = None,
    *,
    other: Present | None = None,
) -> str:
    """Show the form as it was filled in; `other` is what somebody else wrote meanwhile."""
    return render_template("house/edit.html", shelf=shelf, form=form, number=number, other=other)


def answer(
    shelf: Shelf,
    form: RuleForm | ReplyForm,
    number: int | None,
    deed: Callable[[Session, By], object],
) -> Answer:
    """Do what was sent; show the form again, with everything in it, when that cannot be."""
    try:
        with transaction() as session:
            deed(session, by())
    except Refused as problem:
        form.refuse(problem)
        return form_page(shelf, form, number), 422
    except ChangedMeanwhile as conflict:
        form.version.data = str(conflict.now.version)
        return form_page(shelf, form, number, other=conflict.now), 409
    return back_to(shelf, "Kept. It holds from now on.")


def seen(shelf: Shelf, number: int, form: VersionForm) -> Seen:
    return Seen(shelf.kind, number, form.seen)


def by() -> By:
    return By(me_on_duty().staff_id, now())


def back_to(shelf: Shelf, words: str) -> Response:
    flash(words, "done")
    return redirect(url_for(f"{shelf.blueprint}.show"), 303)
