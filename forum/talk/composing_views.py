"""What all writing pages share: drafts, the preview, and the look at details that give away."""

from collections.abc import Iterable
from typing import Any, TypeVar

from flask import flash, redirect, request
from werkzeug import Response

from forum.errors import Conflict, ForumError, Refused
from forum.language.messages import _l
from forum.talk.desk import Desk
from forum.talk.details_views import look_at_details
from forum.talk.drafting_views import begun, forget_draft, keep_as_asked, keep_quietly, other_drafts
from forum.talk.forms import WritingForm
from forum.web.kept_words import let_go

Answer = Response | str | tuple[str, int]
F = TypeVar("F", bound=WritingForm)
POSTED = _l("Posted. You can change it or take it back at any time.")


def begin_form(
    kind: type[F], desk: Desk, *, notes: Iterable[str], start: dict[str, Any] | None = None
) -> F:
    """Return the form as it was sent, or with the draft that is to be gone on with."""
    is_sent = request.method == "POST"
    form = kind() if is_sent else kind(data=begun(desk) or start or {})
    form.offer_notes(notes)
    return form


def before_sending(form: WritingForm, desk: Desk) -> Answer | None:
    """Answer whatever needs no deed yet; None when the words are to be sent."""
    if request.method == "GET":
        return desk.show(drafts=other_drafts(form, desk))
    is_whole = form.validate()
    if form.csrf_token.errors:
        return desk.show(), 422
    if form.is_draft:
        return keep_as_asked(form, desk)
    if not is_whole:
        keep_quietly(form, desk)
        return desk.show(), 422
    return look_at_details(form, desk)


def keep(form: WritingForm, desk: Desk, problem: ForumError, **more: Any) -> Answer:
    """Say why the words could not be sent, show them again, and keep them as a draft."""
    form.refuse(problem if isinstance(problem, Refused) else Refused(str(problem)))
    keep_quietly(form, desk)
    return desk.show(**more), 409 if isinstance(problem, Conflict) else 422


def sent(form: WritingForm, desk: Desk, address: str, message: str = "") -> Response:
    """Go to the words that were sent; their draft is gone."""
    let_go(desk.here)
    forget_draft(form, desk)
    flash(message or str(POSTED), "done")
    return redirect(address, 303)
