"""Show new words once, and ask two of them back before they count."""

from collections.abc import Callable

from flask import (
    Blueprint,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from sqlalchemy.exc import IntegrityError
from werkzeug import Response

from forum.accounts import pending
from forum.accounts.forms import WordsBackForm
from forum.accounts.joining import check_words_kept, join as make_member, stretch
from forum.accounts.pending import Pending, Reason
from forum.accounts.recovering import replace_known, replace_lost, stretch_new
from forum.accounts.signing_in import duties_of, sign_in as open_with_words
from forum.clock import now
from forum.errors import NotFound, Refused
from forum.language.messages import _, _l
from forum.transaction import reading, transaction
from forum.web.access import everyone
from forum.web.forms import Form
from forum.web.visits import sessions

bp = Blueprint("keeping", __name__)
Answer = Response | str | tuple[str, int]
FIRST_STEP = {
    "joining": "accounts/join.html",
    "recovering": "accounts/recover.html",
    "changing": "accounts/passphrase.html",
}
HERE = {"joining": "join", "recovering": "sign-in", "changing": "me"}
WELCOME = {
    "joining": _l("You are in. Keep your six words or a code. Nobody can let you in without one."),
    "recovering": _l("You are back. Your old six words no longer work, and that code is used up."),
    "changing": _l("Your new six words count from now on. The old ones no longer work."),
}
TOO_LATE = _l(
    "This page was open for too long. If you had already finished, sign in with the six words "
    "you kept. If not, start again here."
)


def two_steps(reason: Reason, form: Form, begin: Callable[[], object]) -> Answer:
    """Answer a page whose first step leads to new words, and whose second asks two back.

    Args:
        begin: does what the first step asks for; may raise Refused.
    """
    if "word_a" in request.form:
        return _confirm(reason, form)
    waiting = pending.current(reason)
    if request.method == "GET" and waiting:
        return _keep_page(waiting, WordsBackForm())
    if request.method == "POST" and form.validate():
        try:
            if waiting is None or reason != "joining":
                begin()
            return redirect(request.path, 303)
        except Refused as problem:
            form.refuse(problem)
    return _first_page(reason, form)


def let_in(root: bytes, *, to: str = "", said: str = "") -> Response:
    """Begin a session for this member and lead them on; the next page says what is `said`.

    Whoever was interrupted while they left goes on with that, and comes in nowhere
    (forum/leaving).
    """
    going: Response | None = current_app.extensions["before_coming_in"](root)
    if going is not None:
        return going
    sessions.begin(root, role=duties_of(reading(), root))
    if said:
        flash(said, "done")
    return redirect(to or url_for("boards.home"), 303)


@bp.get("/keep/notes.txt")
@everyone
def notes() -> Response:
    """The new words as a file whose name and content tell nobody where they belong."""
    response = make_response(render_template("accounts/notes.txt", keys=_shown().keys))
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = "attachment; filename=notes.txt"
    return response


@bp.get("/keep/print")
@everyone
def printable() -> str:
    """The new words as a page to print."""
    return render_template("accounts/print.html", keys=_shown().keys)


def _shown() -> Pending:
    waiting = pending.current()
    if waiting is None:
        raise NotFound
    return waiting


def _confirm(reason: Reason, first_form: Form) -> Answer:
    form, waiting = WordsBackForm(), pending.current(reason)
    if waiting is None:
        first_form.form_errors.append(str(TOO_LATE))
        return _first_page(reason, first_form)
    if not form.validate():
        return _keep_page(waiting, form), 422
    try:
        check_words_kept(waiting.keys.passphrase, waiting.asked, request.form.to_dict())
    except Refused as problem:
        form.refuse(problem)
        return _keep_page(waiting, form), 422
    root = _FINISH[reason](waiting)
    pending.done()
    return let_in(root, to=waiting.to, said=str(WELCOME[reason]))


def _finish_joining(waiting: Pending) -> bytes:
    ways = stretch(reading(), waiting.keys)
    try:
        with transaction() as session:
            return make_member(session, ways, year=now().year)
    except IntegrityError:  # pressed twice: the other press has just made this member
        return open_with_words(reading(), waiting.keys.passphrase).opened.root


def _finish_recovering(waiting: Pending) -> bytes:
    assert waiting.old is not None  # `pending.begin` was given both
    assert waiting.root is not None
    new = stretch_new(reading(), waiting.keys.passphrase)
    with transaction() as session:
        replace_lost(session, waiting.old, new, year=now().year)
    return waiting.root


def _finish_changing(waiting: Pending) -> bytes:
    assert waiting.old is not None  # `pending.begin` was given both
    assert waiting.root is not None
    new = stretch_new(reading(), waiting.keys.passphrase)
    with transaction() as session:
        replace_known(session, waiting.old, new, year=now().year)
    return waiting.root


_FINISH: dict[Reason, Callable[[Pending], bytes]] = {
    "joining": _finish_joining,
    "recovering": _finish_recovering,
    "changing": _finish_changing,
}


def _keep_page(waiting: Pending, form: WordsBackForm) -> str:
    for field, number in waiting.asked.items():
        form[field].label.text = _("Word %(number)d", number=number)
    return render_template(
        "accounts/keep.html", here=HERE[waiting.reason], waiting=waiting, form=form
    )


def _first_page(reason: Reason, form: Form) -> Answer:
    page = render_template(FIRST_STEP[reason], here=HERE[reason], form=form)
    return (page, 422) if form.errors else page
