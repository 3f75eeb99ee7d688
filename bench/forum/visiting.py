"""A visitor over the network: pages, forms with their tokens, really signing in."""

import html
import http.client
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup

from bench.forum import people
from forum.clock import now

REDIRECTS = 5
MINUTE_SECONDS = 60
NEXT = re.compile(r'<a(?=[^>]*rel="next")[^>]*href="([^"]*)"')


@dataclass(frozen=True)
class Page:
    """An answer. `body` is as it came over the line."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitor:
    """One browser, with its cookies and one connection."""

    def __init__(self, site: str) -> None:
        self._line = http.client.HTTPConnection(urlsplit(site).netloc)
        self._cookies: dict[str, str] = {}

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def cookie_for(self, seconds: float) -> str:
        """Return the cookie for a load of so many seconds, which gives none back.

        A browser is told the number of its notices anew once in a minute of the clock, and keeps
        it in its cookie. With one of the minute before, each page of the load would count them.
        """
        left = MINUTE_SECONDS - now().second
        if left <= seconds < MINUTE_SECONDS:
            time.sleep(left)
        self.page("/")
        self.close()  # its connection would count where the next ones go
        return self.cookie

    def ask(self, path: str, fields: Mapping[str, str] | None = None, **headers: str) -> Page:
        """Ask once, without following; with fields, send them."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        if self._cookies:
            more["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urlencode(fields)
            more["Content-Type"] = "application/x-www-form-urlencoded"
        answer = self._answer("GET" if fields is None else "POST", path, body, more)
        for given in answer.headers.get_all("Set-Cookie") or ():
            self._take(given)
        return Page(answer.status, dict(answer.headers), answer.read())

    def _answer(self, *asked: Any) -> http.client.HTTPResponse:
        """Ask, once more if the line was closed because nothing was said for a while."""
        try:
            self._line.request(*asked)
            return self._line.getresponse()
        except ConnectionError:
            self._line.close()
            self._line.request(*asked)
            return self._line.getresponse()

    def page(self, path: str, fields: Mapping[str, str] | None = None) -> str:
        """Return the page at the end of all redirects.

        Raises:
            AssertionError: there is none.
        """
        answer = self.ask(path, fields)
        for _ in range(REDIRECTS):
            if answer.status != 303:
                break
            where = urlsplit(answer.headers["Location"])
            answer = self.ask(where.path + (f"?{where.query}" if where.query else ""))
        assert answer.status == 200, f"{path}: {answer.status} {answer.body[:300]!r}"
        return answer.text

    def send(self, path: str, **fields: str) -> str:
        """Fill in the form on the page at `path`, which is sent there, too."""
        return self.page(path, {"csrf_token": token_in(self.page(path)), **fields})

    def close(self) -> None:
        self._line.close()

    def _take(self, given: str) -> None:
        name, _, value = given.partition(";")[0].partition("=")
        if value:
            self._cookies[name] = value
        else:
            self._cookies.pop(name, None)


def token_in(page: str) -> str:
    field = BeautifulSoup(page, "html.parser").select_one("input[name=csrf_token]")
    assert field is not None, "a page without a form"
    return str(field["value"])


def next_page(page: str) -> str:
    """Return where the link to the next page leads, "" on the last one."""
    link = NEXT.search(page)
    return html.unescape(link[1]) if link else ""


def signed_in(site: str, member: int) -> Visitor:
    """Return a member who has come in by their six words."""
    visitor = Visitor(site)
    visitor.send("/sign-in", passphrase=people.words_of(member))
    return visitor


def on_duty(site: str, moderator: int) -> Visitor:
    """Return the moderator, signed in, and with a code given. A code is good once."""
    visitor = signed_in(site, moderator)
    while "data-case=" not in (page := visitor.page("/moderation")):
        code = people.code_now(now())
        visitor.ask("/step-up", {"csrf_token": token_in(page), "code": code, "next": "/moderation"})
        time.sleep(1)
    return visitor


def writer_of(visitor: Visitor, thread: str) -> dict[str, str]:
    """Return what a writer needs besides words: their cookie and their form's token."""
    token = token_in(visitor.page(f"{thread}/reply"))
    visitor.close()  # its connection would count where the next ones go
    return {"cookie": visitor.cookie, "token": token}
