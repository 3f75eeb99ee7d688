"""What becomes of a request when more come than can be answered: who waits, and who is told so.

A queue without an end helps nobody: everyone in it waits until their browser gives up. So a few
wait, and whoever comes then reads at once that we are busy. Help and the way out never wait
behind others, and words that were sent may wait longer than pages.
"""

import threading
from functools import cache
from http import HTTPStatus

from flask import Flask

from forum.language.messages import marked
from forum.web.languages import sayer

# In each process, besides those that are being answered. About a second's work.
PAGES_WAIT, WORDS_WAIT = 48, 96
RETRY_SECONDS = 5
FIRST_AID = (b"GET /help", b"GET /leave", b"GET /healthz", b"GET /readyz")
# As much of a request as tells what it asks for.
PEEK_BYTES = 16

# It is made without a template, and has the headers of any other page, as far as they apply.
_HEAD = (
    f"HTTP/1.1 503 {HTTPStatus(503).phrase}\r\nConnection: close\r\nContent-Length: {{length}}\r\n"
    f"Content-Type: text/html; charset=utf-8\r\nRetry-After: {RETRY_SECONDS}\r\n"
    "Cache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
    "X-Robots-Tag: noindex, noarchive, nosnippet\r\n\r\n"
)
_PAGE = (
    '<!doctype html>\n<html lang="{language}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{heading}</title>\n'
    "<main><h1>{heading}</h1>\n<p>{again}</p>\n<p>{words}</p>\n"
    '<p><a href="/help">{help}</a></p>\n<p><a href="/leave">{leave}</a></p></main></html>\n'
)
_SAID = {
    "heading": marked("We are busy for a moment"),
    "again": marked("Please try again in a few seconds."),
    "words": marked("Were you sending words? Reload this page, and your browser sends them again."),
    "help": marked("Get help now"),
    "leave": marked("Quick exit"),
}


class Line:
    """How many wait in a process. One thread lets them in, and many take them out."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = 0

    def lets_in(self, asked: bytes) -> bool:
        """Let one more wait, who begins with the bytes `asked`; False if there is no room."""
        room = WORDS_WAIT if asked.startswith(b"POST ") else PAGES_WAIT
        with self._lock:
            has_room = self._waiting < room
            self._waiting += has_room
        return has_room

    def take_out(self) -> None:
        with self._lock:
            self._waiting -= 1


def is_first_aid(asked: bytes) -> bool:
    """Return whether whoever begins with these bytes must not wait behind others."""
    return asked.startswith(FIRST_AID)


@cache
def busy_answer(app: Flask) -> bytes:
    """Return the whole answer for whoever is sent away, in the place's usual language."""
    language = app.extensions["settings"].language
    say = sayer(app, language)
    page = _PAGE.format(language=language, **{name: say(words) for name, words in _SAID.items()})
    body = page.encode()
    return _HEAD.format(length=len(body)).encode("ascii") + body
