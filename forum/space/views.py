"""My space: what is mine, found through my keyring, shown to me alone."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.handles.keyring import keys
from forum.handles.speaking import OFFER_ROUNDS, Writer, become_known, known_handle, offers
from forum.language.messages import _
from forum.notices.counting_views import remember
from forum.notices.telling import told_by
from forum.paging import part
from forum.space.drafting import all_drafts
from forum.space.forms import KnownNameForm
from forum.space.reading import my_threads
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, members
from forum.web.throttle import limit_writing
from forum.web.visits.sessions import member

bp = Blueprint("space", __name__)
Answer = Response | str | tuple[str, int]
# So many of each kind are shown on the first page of my space.
FIRST_FEW = 3


@bp.get("/me")
@members
def me() -> str:
    session, root = reading(), member().root
    keyring, today = keys(session, root), now().date()
    all_ = told_by(session, root, keyring, viewer=member(), today=today)
    news = [each for each in all_ if each.is_new]
    remember(len(news))
    return render_template(
        "space/me.html",
        here="me",
        role=member().role,
        known=known_handle(session, root),
        news=news[:FIRST_FEW],
        drafts=all_drafts(session, root, keyring)[:FIRST_FEW],
        threads=my_threads(session, keyring, viewer=member(), most=FIRST_FEW),
    )


@bp.get("/me/threads")
@members
def threads() -> str:
    mine = my_threads(reading(), keys(reading(), member().root), viewer=member())
    shown = part(mine, lambda each: bytes(each.thread.id), after=_after())
    return render_template("space/threads.html", here="me", part=shown)


@bp.route("/me/name", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@members
def name() -> Answer:
    form = KnownNameForm()
    if request.method == "GET":
        return _name_page(form)
    if not form.validate():
        return _name_page(form), 422
    try:
        with transaction() as session:
            writer = Writer(root=member().root, known_name=form.known_name.data or None)
            become_known(session, writer, today=now().date())
    except Refused as problem:
        form.refuse(problem)
        return _name_page(form), 422
    flash(_("That is your known name from now on."), "done")
    return redirect(url_for(".me"), 303)


def _after() -> str:
    return request.args.get("after", "")


def _name_page(form: KnownNameForm) -> str:
    round_ = request.values.get("round", 0, type=int) % OFFER_ROUNDS
    names = offers(reading(), member().root, round_)
    form.known_name.choices = names
    return render_template(
        "space/name.html",
        here="me",
        form=form,
        known=known_handle(reading(), member().root),
        next_round=(round_ + 1) % OFFER_ROUNDS,
    )
