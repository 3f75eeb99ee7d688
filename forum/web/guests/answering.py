"""Answers guests from memory, before Flask hears of them: a page that stands there is as it was.

A page is kept if nothing at all was written while it was made, here or by another process. It is
shown until something is written that it depends on.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask

from forum.clock import now
from forum.transaction import db
from forum.web.guests import declaring, marking, pieces
from forum.web.guests.asking import Asked, Reading
from forum.web.guests.shelf import Number, Page, Shelf
from forum.web.guests.standing import Standing
from forum.web.languages import Speaks

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OK = "200 OK"


class GuestPages:
    """Stands before an application, and keeps what its views declare to be the same for guests."""

    def __init__(
        self, application: "WSGIApplication", *, reading: Reading, standing: Standing
    ) -> None:
        self._application, self._reading, self._standing = application, reading, standing
        self.shelf = Shelf[Page]()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        asked = self._reading.asked(environ)
        version = self._standing.number() if asked else None
        if asked is None or version is None:
            return self._application(environ, start_response)
        page = self.shelf.find(asked, at=now())
        if page is None or not self._standing.holds(page, version):
            return self._made(asked, version, environ, start_response)
        start_response(page.status, list(page.headers))
        return [page.body]

    def _made(
        self,
        asked: Asked,
        version: Number,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> Iterable[bytes]:
        """Let the application answer, and keep the answer if it may be kept."""
        began, told = now(), _Told(start_response)
        answer = self._application(environ, told)
        places = environ.get(declaring.MAY_BE_KEPT)
        if places is None or not told.is_for_all:
            return answer
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        marks = self._standing.marks(places)
        # Where nobody has written meanwhile, the marks are those from before it was begun.
        if marks is not None and self._standing.number() == version:
            answered = told.status, tuple(told.headers), body
            self.shelf.put(asked, Page(version, began, marks, *answered))
        return [body]


class _Told:
    """Passes on how an answer begins, and remembers it."""

    def __init__(self, start_response: "StartResponse") -> None:
        self._start_response = start_response
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    @property
    def is_for_all(self) -> bool:
        return self.status == OK and all(name.lower() != "set-cookie" for name, _ in self.headers)

    def __call__(self, status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        self.status, self.headers = status, headers
        return self._start_response(status, headers, *more)


def init_app(app: Flask) -> None:
    """Stand before `app` as it is now."""
    declaring.init_app(app)
    with app.app_context():
        standing = Standing(db.engine)
        marking.watch(db.engine)
    pieces.init_app(app, standing)
    speaks: Speaks = app.extensions["speaks"]
    pages = GuestPages(app.wsgi_app, reading=Reading(speaks), standing=standing)
    app.extensions["guest_pages"] = app.wsgi_app = pages  # type: ignore[method-assign]
    app.extensions.setdefault("shelves", []).append(pages.shelf)
