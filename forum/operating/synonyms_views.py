"""/operator/synonyms: words that mean the same to a search are looked after."""

from collections.abc import Callable
from itertools import groupby

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By
from forum.language.messages import _
from forum.operating import synonyms
from forum.operating.sure_views import putting_back, switching_off
from forum.operating.synonyms_forms import EntryForm, SwitchEntryForm
from forum.permissions import Act
from forum.search.asking.entries import Entry
from forum.search.asking.reading import entries_now, entry_for
from forum.search.asking.shipped import shipped_entries
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.web.sure import sure_page
from forum.web.throttle import limit_writing

bp = Blueprint("synonyms", __name__)
ONE = "/operator/synonyms/<key>"
Answer = Response | str | tuple[str, int]


@bp.get("/operator/synonyms")
@duties(Act.SETTINGS)
def show() -> str:
    parts = groupby(entries_now(reading()), key=lambda entry: entry.about)
    rows = [(about, list(entries)) for about, entries in parts]
    return render_template("operating/synonyms.html", here="operator", parts=rows)


@bp.route("/operator/synonyms/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.SETTINGS)
def add() -> Answer:
    form, entry = EntryForm(), synonyms.new_entry()
    if request.method == "GET":
        form.put_back(kept_words(request.path))
        return _page(form)
    if not form.validate():
        return _page(form), 422
    return _answer(form, None, lambda s, by: synonyms.add(s, form.entry(entry), by=by))


@bp.route(ONE, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.SETTINGS)
def change(key: str) -> Answer:
    entry = entry_for(reading(), key)
    form = EntryForm.filled(entry, synonyms.mark_of(entry))
    if request.method == "GET":
        form.put_back(kept_words(request.path))
        return _page(form, entry)
    if not form.validate():
        return _page(form, entry), 422
    seen, words = synonyms.Seen(key, form.mark.data or ""), form.entry(entry)
    return _answer(form, entry, lambda s, by: synonyms.change(s, seen, words, by=by))


@bp.route(f"{ONE}/switch", methods=["GET", "POST"])
@limit_writing
@duties(Act.SETTINGS)
def switch(key: str) -> Answer:
    if request.method == "GET":
        entry = entry_for(reading(), key)
        return sure_page(switching_off(entry, synonyms.mark_of(entry)), here="operator")
    form = SwitchEntryForm()
    seen = synonyms.Seen(key, form.mark.data or "")
    with transaction() as session:
        deed = synonyms.switch_off if form.is_undone else synonyms.switch_on
        deed(session, seen, by=_by())
    return _back(_("Switched off.") if form.is_undone else _("Switched on. It holds from now on."))


@bp.route(f"{ONE}/back", methods=["GET", "POST"])
@limit_writing
@duties(Act.SETTINGS)
def put_back(key: str) -> Answer:
    if request.method == "GET":
        entry, is_ours = entry_for(reading(), key), key in shipped_entries()
        asked = putting_back(entry, synonyms.mark_of(entry), is_ours=is_ours)
        return sure_page(asked, here="operator")
    with transaction() as session:
        seen = synonyms.Seen(key, SwitchEntryForm().mark.data or "")
        synonyms.put_back(session, seen, by=_by())
    return _back(_("It is as it came with Lamplit.") if key in shipped_entries() else _("Removed."))


def _answer(form: EntryForm, entry: Entry | None, deed: Callable[[Session, By], None]) -> Answer:
    try:
        with transaction() as session:
            deed(session, _by())
    except Refused as problem:
        form.refuse(problem)
        return _page(form, entry), 422
    except synonyms.EntryChangedMeanwhile as conflict:
        form.mark.data = conflict.mark
        return _page(form, conflict.now, other=conflict.now), 409
    let_go(request.path)
    return _back(_("Kept. It holds from now on."))


def _page(form: EntryForm, entry: Entry | None = None, *, other: Entry | None = None) -> str:
    is_ours = entry is not None and entry.key in shipped_entries()
    return render_template(
        "operating/synonym.html",
        here="operator",
        form=form,
        entry=entry,
        other=other,
        is_ours=is_ours,
    )


def _by() -> By:
    return By(me_on_duty().staff_id, now())


def _back(words: str) -> Response:
    flash(words, "done")
    return redirect(url_for("synonyms.show"), 303)
