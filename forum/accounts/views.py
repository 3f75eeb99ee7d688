"""Arrive: join, sign in, come back with a code, change the six words, sign out."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from forum.accounts import pending
from forum.accounts.credentials import is_to_note, note_year
from forum.accounts.ending import take_along, ways_to_take_along
from forum.accounts.forms import JoinForm, PassphraseForm, RecoverForm, SignInForm
from forum.accounts.joining import Keys, new_keys
from forum.accounts.keeping_views import Answer, let_in, two_steps
from forum.accounts.passphrases import new_passphrase
from forum.accounts.recovering import recover as open_with_code
from forum.accounts.signing_in import SignedIn, sign_in as open_with_words, sign_in_again
from forum.clock import now
from forum.errors import Refused
from forum.events import Security, SecurityEvent
from forum.transaction import reading, tell, transaction
from forum.web import look
from forum.web.access import checks_its_form, everyone, members, only_ends_a_visit
from forum.web.throttle import limit_joining, limit_signing_in
from forum.web.visits import sessions

bp = Blueprint("accounts", __name__)


@bp.route("/join", methods=["GET", "POST"])
@limit_joining
@checks_its_form
@everyone
def join() -> Answer:
    form = JoinForm(shared=look.current().shared)

    def begin() -> None:
        _share(form)
        pending.begin("joining", new_keys(), to=form.to)

    return two_steps("joining", form, begin)


@bp.route("/recover", methods=["GET", "POST"])
@limit_signing_in
@checks_its_form
@everyone
def recover() -> Answer:
    form = RecoverForm()

    def open_and_begin() -> None:
        try:
            found = open_with_code(reading(), form.code.data or "")
        except Refused:
            tell(SecurityEvent(Security.SIGN_IN_FAILED))
            raise
        keys, root = Keys(new_passphrase(), []), found.opened.root
        pending.begin("recovering", keys, root=root, old=found.unlock, to=form.to)

    return two_steps("recovering", form, open_and_begin)


@bp.route("/me/passphrase", methods=["GET", "POST"])
@limit_signing_in
@checks_its_form
@members
def passphrase() -> Answer:
    form = PassphraseForm()

    def check_and_begin() -> None:
        mine = sessions.member().root
        found = sign_in_again(reading(), form.passphrase.data or "", root=mine)
        keys = Keys(new_passphrase(), [])
        pending.begin("changing", keys, root=found.opened.root, old=found.unlock)

    return two_steps("changing", form, check_and_begin)


@bp.route("/sign-in", methods=["GET", "POST"])
@limit_signing_in
@checks_its_form
@everyone
def sign_in() -> Answer:
    form = SignInForm(shared=look.current().shared)
    if request.method == "GET":
        return _sign_in_page(form)
    if not form.validate():
        return _sign_in_page(form), 422
    try:
        found = open_with_words(reading(), form.passphrase.data or "")
    except Refused as problem:
        form.refuse(problem)
        tell(SecurityEvent(Security.SIGN_IN_FAILED))
        return _sign_in_page(form), 422
    _note_coming_in(found, now().year)
    _share(form)
    return let_in(found.opened.root, to=form.to)


def _note_coming_in(found: SignedIn, year: int) -> None:
    """Keep this way in, and with the first of a year the others; most times nothing is written."""
    if not is_to_note(reading(), found.unlock, year):
        return
    ways = ways_to_take_along(reading(), found, year=year)
    with transaction() as session:
        note_year(session, found.unlock, year, root=found.opened.root)
        take_along(session, ways, year=year)


@bp.post("/sign-out")
@only_ends_a_visit
@everyone
def sign_out() -> Response:
    sessions.end()
    response = redirect(url_for("boards.home"), 303)
    # What was chosen for this browser holds after signing out too, plain titles above all.
    cookies = '"cookies", ' if look.current() == look.Look() else ""
    response.headers["Clear-Site-Data"] = f'"cache", {cookies}"storage"'
    return response


def _share(form: JoinForm | SignInForm) -> None:
    """Take note of whether other people use this device."""
    look.choose(replace(look.current(), shared=form.shared.data))


def _sign_in_page(form: SignInForm) -> str:
    return render_template("accounts/sign_in.html", here="sign-in", form=form)
