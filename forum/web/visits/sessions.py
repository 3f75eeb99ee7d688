"""Who is asking. The only module that imports flask_login.

There is no table of members: who somebody is lies in their session, and nowhere else.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from flask import Flask, Request, current_app, g, request, session
from flask_login import LoginManager, UserMixin

from forum.errors import Busy
from forum.language.messages import _
from forum.web.visits.session_cookie import RETRY_SECONDS, Visit
from forum.web.visits.session_store import SessionsUnavailable

CODE_AT = "code_at"
WHO = "_login_user"  # where flask_login keeps who asks, for as long as the request


@dataclass(frozen=True)
class Member(UserMixin):
    """A person who has signed in.

    `role` is what they were when they signed in: good for drawing a menu, and for nothing else.
    """

    root: bytes
    role: str | None = None

    @property
    def is_member(self) -> bool:
        return True


@dataclass(frozen=True)
class Guest:
    """A person who has not signed in, or whom we do not know."""

    is_member = False
    is_authenticated = False


def init_app(app: Flask) -> None:
    login_manager = LoginManager()
    login_manager.anonymous_user = Guest
    login_manager.request_loader(_member_of_this_session)
    # The session is sealed by its cookie already: no mark of the browser in it, and no other
    # cookie, such as one that a different program on this host calls so, is ever looked at.
    login_manager.session_protection = None
    app.config["REMEMBER_COOKIE_NAME"] = "\0"
    login_manager.init_app(app, add_context_processor=False)


def viewer() -> Member | Guest:
    """Return who asks for this page.

    flask_login's own way there asks each time after marks and cookies that are switched off above.
    """
    found = g.get(WHO)
    if found is None:
        found = _member_of_this_session(request) or Guest()
        setattr(g, WHO, found)
    return cast(Member | Guest, found)


def member() -> Member:
    """Return the member who asks; only views declared for members may call this."""
    asking = viewer()
    assert isinstance(asking, Member), "this view is not declared for members"
    return asking


def begin(root: bytes, *, role: str | None) -> None:
    """Sign somebody in under a new cookie. Words kept from before stay with them."""
    visit = cast(Visit, session)
    kept = {key: visit[key] for key in ("kept",) if key in visit}
    visit.clear()
    visit.update(kept, root=root, role=role)
    visit.rotate()


def note_code(at: datetime) -> None:
    """Remember that a code was confirmed, and go on under a new cookie."""
    visit = cast(Visit, session)
    visit[CODE_AT] = int(at.timestamp())
    visit.go_on()


def code_confirmed_at() -> datetime | None:
    """Return when a code was confirmed in this visit, or None."""
    at = session.get(CODE_AT)
    return datetime.fromtimestamp(at, UTC) if isinstance(at, int) else None


def note_role(role: str | None) -> None:
    """Draw the menu for this role from now on, under a new cookie."""
    visit = cast(Visit, session)
    visit["role"] = role
    visit.go_on()


def end() -> None:
    """Sign out: the session and all that it held is gone."""
    session.clear()


def end_everywhere(root: bytes) -> None:
    """End every visit of this member, on whatever device; the rest of this page is a guest's.

    Raises:
        Busy: the sessions cannot be reached now.
    """
    try:
        current_app.extensions["session_store"].end_all_of(root)
    except SessionsUnavailable as error:
        raise Busy(_("Please try again in a few seconds."), retry_after=RETRY_SECONDS) from error
    end()
    g.pop(WHO, None)


def _member_of_this_session(request: Request) -> Member | None:
    root = session.get("root")
    return Member(root, session.get("role")) if isinstance(root, bytes) else None
