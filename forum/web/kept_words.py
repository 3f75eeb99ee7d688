"""Nothing that was typed is lost: words wait in the session until they could be sent."""

from typing import Any, cast

from flask import g, request, session

KEPT = "kept"
# Fields that hold a person's words or choices; never tokens, never pass words.
FIELDS = ("title", "body", "parent", "post_as", "known_name", "nonce", "was")
NOTES, MOST_NOTES = "note", 10
FIELD_MAX_CHARS = 100_000
# What is asked anew each time, or is nobody's to keep.
NEVER = {"csrf_token", "code", "passphrase", "next", "word_a", "word_b"}
LISTS, MOST_FIELDS, MOST_VALUES = ("note", "decision", "boards", "off_on"), 30, 20


def keep_words(page: str) -> None:
    """Keep what this request's form holds, for the form on `page`."""
    fields: dict[str, Any] = {
        name: request.form[name][:FIELD_MAX_CHARS] for name in FIELDS if request.form.get(name)
    }
    if notes := request.form.getlist(NOTES)[:MOST_NOTES]:
        fields[NOTES] = [note[:FIELD_MAX_CHARS] for note in notes]
    if fields.get("body") or fields.get("title"):
        session[KEPT] = {"page": page, "fields": fields}


def keep_form(page: str) -> None:
    """Keep all fields of a form of staff, which may be any; those in LISTS always as lists."""
    fields: dict[str, Any] = {}
    for name, values in list(request.form.lists())[:MOST_FIELDS]:
        several = [value[:FIELD_MAX_CHARS] for value in values[:MOST_VALUES] if value]
        if several and name not in NEVER:
            fields[name] = several if name in LISTS or len(several) > 1 else several[0]
    if fields:
        session[KEPT] = {"page": page, "fields": fields}


def kept_words(page: str) -> dict[str, Any]:
    """Return the fields kept for `page`; empty when there are none."""
    kept = session.get(KEPT)
    if not isinstance(kept, dict) or kept.get("page") != page:
        return {}
    return cast(dict[str, Any], kept["fields"])


def let_go(page: str) -> None:
    """Forget what was kept for `page`: it has been sent."""
    if kept_words(page):
        session.pop(KEPT)


def typed_words() -> list[str]:
    """Return the words of this request's form, for a page that has no form to put them into."""
    if request.method != "POST" or g.get("body_unreadable"):
        return []
    return [words for name in ("title", "body") if (words := request.form.get(name, "").strip())]
