"""Who is asking. The only module that imports flask_login.

There is no table of members: who somebody is lies in their session, and nowhere else.
"""

from dataclasses import dataclass
from typing import cast

from flask import Flask, Request, session
from flask_login import LoginManager, UserMixin, current_user

from forum.web.session_cookie import Visit


@dataclass(frozen=True)
class Member(UserMixin):
    """A person who has signed in. `role` is "moderator", "lead", "operator" or None."""

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
    """Return who asks for this page."""
    return cast(Member | Guest, current_user._get_current_object())


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


def end() -> None:
    """Sign out: the session and all that it held is gone."""
    session.clear()


def _member_of_this_session(request: Request) -> Member | None:
    root = session.get("root")
    return Member(root, session.get("role")) if isinstance(root, bytes) else None
