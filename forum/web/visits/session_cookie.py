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
from forum.errors import Busy
from forum.language.messages import _
from forum.sealing import Unreadable, hkdf, seal, unseal
from forum.web import look
from forum.web.visits.session_store import (
    LONGEST,
    USUAL,
    Kept,
    Patience,
    SessionStore,
    SessionsUnavailable,
)

SECRET_BYTES = 32
RETRY_SECONDS, MISSING = 5, 404
STATIC = "/static/"
# What passes from one page to the next lies sealed in the browser and not in the store: a store
# that changed with each deed would tell, beside the database's log, whose deeds they were.
PASSING, PASSING_KEYS = "said", ("_flashes", "news")


class Visit(CallbackDict[str, object], SessionMixin):
    """What is remembered of a visit: at most a root, a form secret and words not to be lost.

    `secret` is the cookie's value; None until there is something to remember. `has_cookie`,
    `has_box`: the browser sent one, and what passes, of whatever worth. `patience`: how long this
    visit may be quiet. `stored`, `passing`: what the store and the browser hold of it.
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
        self.has_cookie = self.has_box = False
        self.patience = self.had_patience = USUAL
        self.stored = ""
        self.passing: dict[str, object] = {}

    def rotate(self) -> None:
        """Begin a visit under a new cookie: whoever knew the old one is left behind."""
        self.go_on()
        self.ends_at = None

    def go_on(self) -> None:
        """Go on under a new cookie. The visit ends no later for it."""
        self.ended, self.secret = self.ended or self.secret, None
        self.modified = True


class SealedSessions(SessionInterface):
    """Flask's door to the session store."""

    def __init__(self, store: SessionStore, *, cookie: str) -> None:
        self._store = store
        self._cookie = cookie
        self._serializer = TaggedJSONSerializer()

    def open_session(self, app: Flask, request: Request) -> Visit:
        cookie = request.cookies.get(self._cookie)
        if request.path.startswith(STATIC):
            visit = Visit()
            visit.has_cookie = cookie is not None
            return visit
        visit = self._visit_of(_secret_in(cookie or ""), app, look.read(request).patience)
        box = request.cookies.get(PASSING, "")
        visit.has_cookie, visit.has_box = cookie is not None, bool(box)
        if visit.secret is not None and box:
            visit.passing = self._opened(visit.secret, box)
            dict.update(visit, visit.passing)
        return visit

    def _visit_of(self, secret: bytes | None, app: Flask, patience: Patience) -> Visit:
        at = now()
        kept = self._find(secret, app, at=at) if secret is not None else None
        visit = Visit(self._serializer.loads(kept.content.decode()) if kept else None)
        visit.patience = visit.had_patience = patience
        if kept is None or secret is None:
            return visit
        visit.stored = kept.content.decode()
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
        kept = {name: value for name, value in session.items() if name not in PASSING_KEYS}
        content = self._serializer.dumps(kept)
        if session.secret is None:
            self._begin(session, content, app, response)
        elif content != session.stored or session.patience != session.had_patience:
            with _going_on(app):  # what was to be remembered is not; the page is there
                self._store.change(
                    session.secret, content.encode(), at=now(), patience=session.patience
                )
        self._pass_on(session, response)

    def _begin(self, visit: Visit, content: str, app: Flask, response: Response) -> None:
        secret, at = secrets.token_bytes(SECRET_BYTES), now()
        ends_at = visit.ends_at or at + LONGEST
        try:
            self._store.keep(
                secret, content.encode(), ends_at=ends_at, at=at, patience=visit.patience
            )
            if isinstance(root := visit.get("root"), bytes):
                self._store.belong(secret, root)
        except SessionsUnavailable as error:
            app.extensions["log_failure"](error)
            _say_busy(app, response)
            return
        visit.secret = secret
        self._set(response, base64.urlsafe_b64encode(secret).decode())

    def _pass_on(self, visit: Visit, response: Response) -> None:
        """Give the browser what the next page is to say, and nothing when it has that already."""
        passing = {name: visit[name] for name in PASSING_KEYS if name in visit}
        is_told = response.status_code != MISSING  # every missing page looks the same
        if visit.secret is None or passing == visit.passing or not is_told:
            return
        plain = self._serializer.dumps(passing).encode()
        box = base64.urlsafe_b64encode(seal(hkdf(visit.secret, PASSING), plain)).decode()
        self._set(response, box if passing else "", max_age=None if passing else 0, name=PASSING)

    def _opened(self, secret: bytes, box: str) -> dict[str, object]:
        try:
            plain = unseal(hkdf(secret, PASSING), base64.urlsafe_b64decode(box))
        except (Unreadable, ValueError):  # of another visit, or changed by somebody
            return {}
        return dict(self._serializer.loads(plain.decode()))

    def _forget(self, visit: Visit, app: Flask, response: Response) -> None:
        if visit.secret is not None:
            with _going_on(app):  # the cookie is taken away in any case
                self._store.end(visit.secret)
        if visit.has_cookie or visit.secret is not None or visit.ended is not None:
            self._set(response, "", max_age=0)
        if visit.has_box:
            self._set(response, "", max_age=0, name=PASSING)

    def _set(
        self, response: Response, value: str, *, max_age: int | None = None, name: str = ""
    ) -> None:
        response.set_cookie(
            name or self._cookie,
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


def _say_busy(app: Flask, response: Response) -> None:
    """Turn a page that needs a visit into the one that says why it cannot have one."""
    busy = Busy(_("Please try again in a few seconds."), retry_after=RETRY_SECONDS)
    page = app.make_response(app.handle_user_exception(busy))
    response.status_code, response.headers["Retry-After"] = page.status_code, str(RETRY_SECONDS)
    response.headers.pop("Location", None)
    response.mimetype = page.mimetype or "text/html"
    response.set_data(page.get_data())


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
