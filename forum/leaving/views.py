"""Leave for good: asked once for what becomes of the words, and once more for the six words."""

from flask import Blueprint, Flask, render_template, request
from werkzeug import Response

from forum.accounts.credentials import note_year
from forum.accounts.ending import Words, note_leaving
from forum.accounts.signing_in import sign_in_again
from forum.clock import now
from forum.errors import Refused
from forum.leaving.duties import check_free, end_duties
from forum.leaving.forms import LeaveForm
from forum.leaving.going_views import going_page, gone_on
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, members
from forum.web.throttle import limit_signing_in
from forum.web.visits.sessions import member

bp = Blueprint("leaving", __name__)
Answer = Response | str | tuple[str, int]


def init_app(app: Flask) -> None:
    """Let whoever was interrupted go on when they come in with their six words."""
    app.extensions["before_coming_in"] = gone_on


@bp.route("/me/leave", methods=["GET", "POST"])
@limit_signing_in
@checks_its_form
@members
def leave() -> Answer:
    form, root = LeaveForm(), member().root
    try:
        check_free(reading(), root)
        if request.method == "GET":
            return _first_page(form)
        if not form.validate():
            return _first_page(form), 422
        if not form.passphrase.data:
            return _second_page(form)
        return _leave(root, form.words.data, form.passphrase.data)
    except Refused as problem:
        form.refuse(problem)
        page = _second_page(form) if problem.field else _first_page(form)
        return page if request.method == "GET" else (page, 422)


def _leave(root: bytes, words: Words, passphrase: str) -> Response:
    """Begin, on the account's side; the page that is answered does the rest."""
    found = sign_in_again(reading(), passphrase, root=root)
    with transaction() as session:
        end_duties(session, root)
        note_year(session, found.unlock, now().year, root=root)
        note_leaving(session, root, words, year=now().year)
    return going_page(root, words)


def _first_page(form: LeaveForm) -> str:
    return render_template("leaving/leave.html", here="me", form=form)


def _second_page(form: LeaveForm) -> str:
    return render_template("leaving/sure.html", here="me", form=form, words=form.words.data)
