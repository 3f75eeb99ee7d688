"""What the pages of rules and of replies have in common: a list, a form, and what is sent."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.house import changing
from forum.house.changing import By, ChangedMeanwhile, Kind, Present, Row, Seen
from forum.house.reading import newest_of_each, newest_version, rules_in_force
from forum.house.shelves.forms import ReplyForm, RuleForm, VersionForm
from forum.house.shelves.sure_views import retiring
from forum.language.messages import _
from forum.transaction import reading, transaction
from forum.web.access import me_on_duty
from forum.web.sure import sure_page

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


def fill_in(shelf: Shelf, number: int | None = None) -> Answer:
    """Show the form for a new one, or for this number; or do what was sent with it."""
    form = _form_for(shelf, number)
    if request.method == "GET":
        return _form_page(shelf, form, number)
    if not form.validate():
        return _form_page(shelf, form, number), 422
    return _keep(shelf, form, number)


def retire(shelf: Shelf, number: int) -> Answer:
    if request.method == "GET":
        row: Row = newest_version(reading(), shelf.kind, number)
        back = url_for(f"{shelf.blueprint}.show")
        return sure_page(retiring(row, back), here="moderation")
    with transaction() as session:
        changing.retire(session, _seen(shelf, number, VersionForm()), by=_by())
    return _back_to(shelf, _("Retired. It stays in the list below."))


def bring_back(shelf: Shelf, number: int) -> Response:
    with transaction() as session:
        changing.bring_back(session, _seen(shelf, number, VersionForm()), by=_by())
    return _back_to(shelf, _("It is back."))


def _form_for(shelf: Shelf, number: int | None = None) -> RuleForm | ReplyForm:
    """Return the form, filled in with what there is of this number.

    Raises:
        NotFound: there is no such number.
    """
    row = newest_version(reading(), shelf.kind, number) if number is not None else None
    form = shelf.form(obj=row)
    form.offer(rules_in_force(reading()))
    return form


def _form_page(
    shelf: Shelf,
    form: RuleForm | ReplyForm,
    number: int | None = None,
    *,
    other: Present | None = None,
) -> str:
    """Show the form as it was filled in; `other` is what somebody else wrote meanwhile."""
    return render_template("house/edit.html", shelf=shelf, form=form, number=number, other=other)


def _keep(shelf: Shelf, form: RuleForm | ReplyForm, number: int | None) -> Answer:
    """Do what was sent; show the form again, with everything in it, when that cannot be."""
    try:
        with transaction() as session:
            if number is None:
                changing.add(session, shelf.kind, form.words, by=_by())
            else:
                changing.change(session, _seen(shelf, number, form), form.words, by=_by())
    except Refused as problem:
        form.refuse(problem)
        return _form_page(shelf, form, number), 422
    except ChangedMeanwhile as conflict:
        form.version.data = str(conflict.now.version)
        return _form_page(shelf, form, number, other=conflict.now), 409
    return _back_to(shelf, _("Kept. It holds from now on."))


def _seen(shelf: Shelf, number: int, form: VersionForm) -> Seen:
    return Seen(shelf.kind, number, form.seen)


def _by() -> By:
    return By(me_on_duty().staff_id, now())


def _back_to(shelf: Shelf, words: str) -> Response:
    flash(words, "done")
    return redirect(url_for(f"{shelf.blueprint}.show"), 303)
