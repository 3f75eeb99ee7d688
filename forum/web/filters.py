"""What templates may ask for beyond what a view gives them."""

from typing import Any

from flask import Flask, get_flashed_messages, session as visit
from werkzeug.local import LocalProxy

from config import Settings
from forum.boards.content_notes import is_folded, unpacked
from forum.boards.notes_said import said
from forum.clock import now
from forum.handles.naming import window
from forum.house.edition_views import rule_said, rules_now
from forum.language.messages import (
    date_in_words,
    day_in_words,
    direction,
    language,
    listed,
    month_in_words,
    number,
)
from forum.privacy.coarse_time import coarse, coarse_day, is_recent, until
from forum.public_ids import to_text
from forum.threads.locking import reason_said
from forum.web import look
from forum.web.visits.sessions import viewer
from forum.writing import excerpt, trusted


def init_app(app: Flask, settings: Settings) -> None:
    env = app.jinja_env
    env.filters |= {
        "public_id": to_text,
        "window": window,
        "when": lambda day, hour=None: coarse(day, hour, now()),
        "until_when": lambda end: until(end, now()),
        "when_day": lambda day: coarse_day(day, now().date()),
        "number": number,
        "date_in_words": date_in_words,
        "day_in_words": day_in_words,
        "month_in_words": month_in_words,
        "lock_reason": lambda reason: reason_said(reason, rule_said),
        "is_recent": lambda day: is_recent(day, now().date()),
        "excerpt": excerpt,
        "words": trusted,
        "topics": unpacked,
        "rule_said": rule_said,
        "topic": said,
        "listed": listed,
        "is_folded": is_folded,
    }
    env.globals |= {
        "site_name": settings.site_name,
        "here": "",
        "house_rules": LocalProxy(rules_now),
    }
    app.context_processor(_who_is_here)


def _who_is_here() -> dict[str, Any]:
    chosen, asking = look.current(), viewer()
    return {
        "plain_titles": chosen.plain_titles,
        "icon": chosen.icon,
        "look": chosen,
        "language": language(),
        "direction": direction(),
        "signed_in": asking.is_member,
        "role_hint": getattr(asking, "role", None),
        "notices": get_flashed_messages(with_categories=True),
        "new_notices": visit.get("news", [0])[0],
    }
