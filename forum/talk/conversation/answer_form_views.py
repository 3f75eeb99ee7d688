"""The form for an answer beneath a conversation: drawn once for all members, but who they are."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from flask import current_app, session as visit, url_for

from forum.boards.content_notes import offered
from forum.database import AnyRow
from forum.handles.naming import window
from forum.public_ids import new_id, to_text
from forum.talk.forms import ReplyForm
from forum.talk.who import WhoIAm
from forum.web.drawing.pieces import filled, here_and_now, hole, pieces
from forum.web.forms import form_token
from forum.web.kept_words import KEPT, kept_words
from forum.writing import trusted

# The holes for names to be known by.
OFFERED = ("first", "second", "third", "fourth", "fifth")
FORM, WHO = "talk/_reply_form.html", "talk/_who.html"


def answer_form(thread: AnyRow, me: WhoIAm) -> str:
    """Return the form, empty, or with what its writer could not send before."""
    kept = kept_words(url_for("writing.reply", tid=thread.id)) if KEPT in visit else {}
    if kept:
        return trusted(_drawn(FORM, me=me, **_filled_in(thread, me.known_names, kept)))
    key = FORM, here_and_now(), thread.id, thread.content_notes
    piece = pieces().get(key, lambda: _empty(thread))
    return trusted(filled(piece, token=form_token(), nonce=to_text(new_id()), who=_who(me)))


def _who(me: WhoIAm) -> str:
    """Return who they will be: drawn once for all who are nobody yet but for names."""
    if me.chosen or me.known:
        return _drawn(WHO, me=me)
    places = OFFERED[: len(me.known_names)]
    key = WHO, here_and_now(), window(me.handle_id), places
    piece = pieces().get(key, lambda: _drawn(WHO, me=_unnamed(me, places)))
    names = map(escape, (me.name, *me.known_names))
    return filled(piece, **dict(zip(("name", *places), names, strict=True)))


def _unnamed(me: WhoIAm, places: Sequence[str]) -> WhoIAm:
    return replace(me, name=hole("name"), known_names=[hole(each) for each in places])


def _empty(thread: AnyRow) -> str:
    given = _filled_in(thread, [], {})
    html = _drawn(FORM, who=hole("who"), **given)
    html = html.replace(form_token(), hole("token"))
    return html.replace(given["form"].nonce.data, hole("nonce"))


def _filled_in(thread: AnyRow, names: list[str], kept: dict[str, Any]) -> dict[str, Any]:
    form = ReplyForm(data=kept)
    form.offer(names)
    form.offer_notes(offered(thread.content_notes))
    return {"form": form, "thread": thread, "preview": None, "details": [], "rows": 4}


def _drawn(template: str, **given: Any) -> str:
    """Draw a template that sees no more than it is given."""
    return current_app.jinja_env.get_or_select_template(template).render(given)
