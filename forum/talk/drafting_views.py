"""Drafts at the desk: found again, kept when asked, and kept whenever something went wrong."""

from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug import Response

from forum.errors import Refused
from forum.language.messages import _
from forum.public_ids import new_id, to_text
from forum.space.drafting import Draft, drafts_at, save_draft, throw_away
from forum.talk.desk import Desk
from forum.talk.forms import NONCE_MAX_CHARS, WritingForm
from forum.transaction import reading, transaction
from forum.web.kept_words import kept_words, let_go
from forum.web.visits.sessions import member

DRAFTED = ("title", "body", "parent", "post_as", "was")
Answer = Response | str | tuple[str, int]


def begun(desk: Desk) -> dict[str, Any]:
    """Return what was begun: words that waited for signing in, or the draft asked for."""
    root, wanted = member().root, request.args.get("draft", "")
    if waiting := kept_words(desk.here):
        return _data(_waited(desk, waiting)) | {"known_name": waiting.get("known_name")}
    found = drafts_at(reading(), root, desk.place) if wanted else []
    return next((_data(draft) for draft in found if draft.mark == wanted), {})


def _waited(desk: Desk, waiting: dict[str, Any]) -> Draft:
    """Make a draft of words that waited in the session until their writer had signed in."""
    texts = {name: waiting.get(name, "") for name in DRAFTED}
    mark = waiting.get("nonce", "")[:NONCE_MAX_CHARS] or to_text(new_id())
    notes = waiting.get("note", [])
    draft = Draft(mark=mark, form=desk.here, where=desk.where, notes=notes, **texts)
    try:
        with transaction() as session:
            draft = save_draft(session, member().root, desk.place, draft)
    except Refused:
        return draft  # no room: the words stay in the session, and in the form
    let_go(desk.here)
    return draft


def other_drafts(form: WritingForm, desk: Desk) -> list[Draft]:
    """Return the drafts of this page that are not in the form."""
    found = drafts_at(reading(), member().root, desk.place)
    return [draft for draft in found if draft.form == desk.here and draft.mark != form.mark]


def keep_as_asked(form: WritingForm, desk: Desk) -> Answer:
    form.need_not_be_whole()
    draft = form.as_draft(desk.here, desk.where)
    if not (draft.body or draft.title):
        form.refuse(Refused(_("There is nothing to keep yet."), field="body"))
        return desk.show(), 422
    try:
        draft = _keep(form, desk, draft)
    except Refused as problem:
        form.refuse(problem)
        return desk.show(), 422
    if request.headers.get("Accept") == "text/plain":  # static/js/draft.js, while typing
        return Response(f"{draft.mark} {draft.digest}", mimetype="text/plain")
    flash(_("Kept for later. Only you can open it."), "done")
    return redirect(url_for("drafts.show"), 303)


def keep_quietly(form: WritingForm, desk: Desk) -> None:
    """Keep what was typed, if there is room: it stands in the form in any case."""
    draft = form.as_draft(desk.here, desk.where)
    if draft.body or draft.title:
        try:
            _keep(form, desk, draft)
        except Refused:
            return
        desk.is_kept = True


def forget_draft(form: WritingForm, desk: Desk) -> None:
    """Throw the draft of what was sent away, unless it was changed in another window."""
    root = member().root
    for draft in drafts_at(reading(), root, desk.place):
        sent = form.as_draft(desk.here, desk.where).digest
        if draft.mark == form.mark and draft.digest in (sent, form.draft_was.data):
            with transaction() as session:
                throw_away(session, root, desk.place, form.mark, only=draft.digest)


def _keep(form: WritingForm, desk: Desk, draft: Draft) -> Draft:
    with transaction() as session:
        was = form.draft_was.data or ""
        draft = save_draft(session, member().root, desk.place, draft, was=was)
    form.nonce.data, form.draft_was.data = draft.mark, draft.digest
    return draft


def _data(draft: Draft) -> dict[str, Any]:
    return {
        "title": draft.title,
        "body": draft.body,
        "parent": draft.parent,
        "note": draft.notes,
        "post_as": draft.post_as or "thread",
        "nonce": draft.mark,
        "was": draft.was,
        "draft_was": draft.digest,
    }
