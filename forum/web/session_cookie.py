"""The session of a visit behind Flask's `session`: no cookie for who only reads."""

import base64
import binascii
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import Flask, Request, Response, g
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from forum.clock import now
from forum.web import look
from forum.web.session_store import (
    LONGEST,
    USUAL,
    Kept,
    Patience,
    SessionStore,
    SessionsUnavailable,
)

SECRET_BYTES = 32
STATIC = "/static/"


class Visit(CallbackDict[str, object], SessionMixin):
    """What is remembered of a visit: at most a root, a form secret and words not to be lost.

    `secret` is the cookie's value; None until there is something to remember. `has_cookie`: the
    browser sent one, of whatever worth. `patience`: how long this visit may be quiet.
    """

    def __init__(self, known: dict[str, object] | None = None) -> None:
        def changed(visit: CallbackDict[str, object]) -> None:
            self.modified = True

        super().__init__(known or {}, changed)
        self.modified = False
        self.accessed = False
        self.secret: bytes | None = None
        self.ended: bytes | None = None
        self.ends_at: datetime | None = None
        self.has_cookie = False
        self.patience = USUAL

    def rotate(self) -> None:
        """Go on under a new cookie: whoever knew the old one is left behind."""
        self.ended, self.secret = self.ended or self.secret, None
        self.ends_at, self.modified = None, True


class SealedSessions(SessionInterface):
    """Flask's door to the session store."""

    def __init__(self, store: SessionStore, *, cookie: str) -> None:
        self._store = store
        self._cookie = cookie
        self._serializer = TaggedJSONSerializer()

    def open_session(self, app: Flask, request: Request) -> Visit:
        cookie = request.cookies.get(self._cookie)
        if request.path.startswith(STATIC):
            return Visit()
        visit = self._visit_of(_secret_in(cookie or ""), app, look.read(request).patience)
        visit.has_cookie = cookie is not None
        return visit

    def _visit_of(self, secret: bytes | None, app: Flask, patience: Patience) -> Visit:
        at = now()
        kept = self._find(secret, app, at=at) if secret is not None else None
        visit = Visit(self._serializer.loads(kept.content.decode()) if kept else None)
        visit.patience = patience
        if kept is None or secret is None:
            return visit
        visit.secret, visit.ends_at = secret, kept.ends_at
        if _is_out_of_step(kept, patience, at=at):
            with _going_on(app):  # the visit ends a little earlier
                self._store.stay(secret, at=at, patience=patience)
        return visit

    def _find(self, secret: bytes, app: Flask, *, at: datetime) -> Kept | None:
        try:
            return self._store.find(secret, at=at)
        except (SessionsUnavailable, OSError) as error:
            app.extensions["log_failure"](error)
            g.sessions_fail = True  # web/headers.py answers: here no page can be made yet
            return None

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        assert isinstance(session, Visit)
        if not session.modified:
            return
        if session.ended is not None:
            with _going_on(app):
                self._store.end(session.ended)
        if not session:
            self._forget(session, app, response)
            return
        content, at = self._serializer.dumps(dict(session)).encode(), now()
        if session.secret is not None:
            with _going_on(app):  # what was to be remembered is not; the page is there
                self._store.change(session.secret, content, at=at, patience=session.patience)
            return
        secret = secrets.token_bytes(SECRET_BYTES)
        ends_at = at + LONGEST
        self._store.keep(secret, content, ends_at=ends_at, at=at, patience=session.patience)
        self._set(response, base64.urlsafe_b64encode(secret).decode())

    def _forget(self, visit: Visit, app: Flask, response: Response) -> None:
        if visit.secret is not None:
            with _going_on(app):  # the cookie is taken away in any case
                self._store.end(visit.secret)
        if visit.has_cookie or visit.secret is not None or visit.ended is not None:
            self._set(response, "", max_age=0)

    def _set(self, response: Response, value: str, max_age: int | None = None) -> None:
        response.set_cookie(
            self._cookie,
            value,
            max_age=max_age,
            path="/",
            secure=self._cookie.startswith("__Host-"),
            httponly=True,
            samesite="Lax",
        )


@contextmanager
def _going_on(app: Flask) -> Iterator[None]:
    """Do without what the store cannot do now: whoever wants to read or to leave must not wait."""
    try:
        yield
    except SessionsUnavailable as error:
        app.extensions["log_failure"](error)


def _is_out_of_step(kept: Kept, patience: Patience, *, at: datetime) -> bool:
    """Return whether the visit would end too early, or later than its patience allows."""
    earliest = at + patience.idle - patience.lag
    return not earliest <= kept.idle_until <= at + patience.idle + patience.step


def _secret_in(cookie: str) -> bytes | None:
    try:
        secret = base64.b64decode(cookie, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == SECRET_BYTES else None
