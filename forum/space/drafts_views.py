"""My drafts."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.handles.keyring import keys
from forum.language.messages import _
from forum.paging import part
from forum.sealing import derive
from forum.space.drafting import Draft, Place, all_drafts, throw_away
from forum.space.forms import LetGoForm
from forum.space.reading import forms_there
from forum.transaction import reading, transaction
from forum.web.access import members
from forum.web.throttle import limit_answering
from forum.web.visits.sessions import member

bp = Blueprint("drafts", __name__)


@bp.get("/me/drafts")
@members
def show() -> str:
    session, root = reading(), member().root
    shown = part(
        all_drafts(session, root, keys(session, root)),
        _draft_key,
        after=request.args.get("after", ""),
    )
    there = forms_there(session, [draft.form for _, draft in shown.things], viewer=member())
    return render_template("space/drafts.html", here="me", part=shown, there=there)


@bp.post("/me/drafts")
@limit_answering
@members
def throw_one_away() -> Response:
    mark, root = LetGoForm().draft.data or "", member().root
    drafts = all_drafts(reading(), root, keys(reading(), root))
    with transaction() as session:
        for place in {place for place, draft in drafts if draft.mark == mark}:
            throw_away(session, root, place, mark)
    flash(_("Thrown away."), "done")
    return redirect(url_for(".show"), 303)


def _draft_key(found: tuple[Place, Draft]) -> bytes:
    """Return 16 bytes for a cursor; the mark came from a form, and may be anything."""
    return derive(b"draft", "cursor", found[1].mark)
