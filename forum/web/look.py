"""How one browser wants the pages: a short list of words in the cookie `look`, and nobody's name.

The only module that reads and writes that cookie. It ends with the browser.
"""

from dataclasses import asdict, dataclass, fields
from functools import lru_cache, partial
from typing import Any, cast

from flask import Flask, Request, Response, g, request, session

from forum.language.messages import LANGUAGES, _l
from forum.web.visits.session_store import SHARED, USUAL, Patience

COOKIE = "look"
BETWEEN = "."
LONGEST_CHARS = 100
COOKIES_OFF = _l(
    "We could not do that: your browser did not keep our cookie. Allow cookies for this site until "
    "you close the browser, then try again."
)


@dataclass(frozen=True)
class Look:
    """What was chosen. A flag has its name in the cookie; a choice is in it as its own word.

    A choice is "" where nothing was chosen: CHOICES says what else it may be.
    """

    shared: bool = False
    plain: bool = False
    text: str = ""
    face: str = ""
    space: str = ""
    theme: str = ""
    language: str = ""

    @property
    def plain_titles(self) -> bool:
        """Whether titles say the kind of page and nothing else."""
        return self.shared or self.plain

    @property
    def icon(self) -> str:
        """The beginning of the icons' file names."""
        return "plain" if self.shared else "window"

    @property
    def marks(self) -> dict[str, str]:
        """What <html> says of it, in the names that the style sheet knows."""
        return {
            "data-theme": self.theme or "auto",
            "data-text": self.text or "normal",
            "data-face": "plain" if self.face else "book",
            "data-space": self.space or "normal",
        }

    @property
    def schemes(self) -> str:
        """What the browser's own parts may look like, told before any style has come."""
        return self.theme or "light dark"

    @property
    def patience(self) -> Patience:
        return SHARED if self.shared else USUAL


# No word stands for two things.
CHOICES: dict[str, tuple[str, ...]] = {
    "text": ("large", "larger"),
    "face": ("sans",),
    "space": ("wide",),
    "theme": ("light", "dark"),
    "language": tuple(LANGUAGES),
}
FLAGS = tuple(field.name for field in fields(Look) if field.name not in CHOICES)


def parse(cookie: str) -> Look:
    """Return what a cookie asks for; what we do not know in it is ignored."""
    return Look() if len(cookie) > LONGEST_CHARS else _parsed(cookie)


@lru_cache(1024)
def _parsed(cookie: str) -> Look:
    said = cookie.split(BETWEEN)
    flags = {flag: flag in said for flag in FLAGS}
    choices = {
        name: next((word for word in words if word in said), "") for name, words in CHOICES.items()
    }
    return Look(**flags, **choices)  # type: ignore[arg-type]


def written(look: Look) -> str:
    """Return the cookie that says this."""
    said = asdict(look).items()
    return BETWEEN.join(name if name in FLAGS else chosen for name, chosen in said if chosen)


def read(asked: Request) -> Look:
    """Return what the browser that asks has chosen."""
    return parse(asked.cookies.get(COOKIE, ""))


def current() -> Look:
    """Return the look of the page that is being made."""
    chosen = g.get("look")
    return cast(Look, chosen) if chosen is not None else read(request)


def choose(look: Look) -> None:
    """Take this look from this answer on. The visit is at once as patient as it asks for."""
    g.look = look
    visit = cast(Any, session)  # it is our Visit: forum/web/visits/session_cookie.py
    visit.patience = look.patience
    visit.modified = visit.modified or bool(visit)  # so that its deadline is written anew


def forget() -> None:
    """Leave no choice in the browser; the page that is being made looks and speaks as before."""
    g.look_is_forgotten = True


def cookies_are_off() -> bool:
    """Return whether the browser sends none: every page with a form has given it one."""
    return not request.cookies


def init_app(app: Flask, *, https: bool) -> None:
    app.after_request(partial(_tell, secure=https))


def _tell(response: Response, *, secure: bool) -> Response:
    """Put the choice into the cookie where it has changed; nothing chosen needs no cookie."""
    had = request.cookies.get(COOKIE, "")
    value = "" if "look_is_forgotten" in g else written(g.look) if "look" in g else had
    if value != had:
        response.set_cookie(
            COOKIE,
            value,
            max_age=None if value else 0,
            path="/",
            secure=secure,
            httponly=True,
            samesite="Lax",
        )
    return response
