"""Which language a page is in: the one chosen in /me/look, else the browser's, else the place's.

One whose catalogue is gone or damaged is not spoken: help must be read, if only in English.
"""

import logging
import struct
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import cast

from babel import negotiate_locale
from babel.support import Translations
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from forum.language.messages import LANGUAGES, _, in_form, read_languages
from forum.web import look
from forum.web.headers import vary

log = logging.getLogger(__name__)

# The language of an answer: by what a browser says it likes, and what was chosen, or "".
Speaks = Callable[[str, str], str]
OK = 200
ENGLISH, DOMAIN = "en", "messages"
CATALOGUES = Path(__file__).parents[1] / "language" / "translations"


def init_app(app: Flask, *, usual: str) -> None:
    """Speak `usual`, a code of LANGUAGES, with whoever asks for nothing else."""
    read_languages()
    found = {code: _catalogue(CATALOGUES, code) for code in LANGUAGES if code != ENGLISH}
    read = {code: catalogue for code, catalogue in found.items() if catalogue is not None}
    usual = usual if usual in read else ENGLISH
    app.extensions["speaks"] = speaks = partial(language_for, spoken=(ENGLISH, *read), usual=usual)
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(
        app,
        default_locale=usual,
        default_translation_directories=str(CATALOGUES),
        locale_selector=lambda: _chosen(speaks) if has_request_context() else usual,
    )
    app.jinja_env.install_gettext_callables(_, in_form, newstyle=True)  # type: ignore[attr-defined]
    # One for all requests: the library would read the catalogue anew for each.
    app.extensions["messages"] = messages = Domain(str(CATALOGUES))
    messages.cache.update({(code, DOMAIN): catalogue for code, catalogue in read.items()})
    app.before_request(messages.as_default)
    app.after_request(_tell_caches)


def sayer(app: Flask, code: str) -> Callable[[str], str]:
    """Return what says a message in a language, for what is said without being asked again."""
    catalogue = app.extensions["messages"].cache.get((code, DOMAIN))
    return cast(Callable[[str], str], catalogue.gettext) if catalogue else str


def language_for(header: str, chosen: str, *, spoken: Sequence[str], usual: str) -> str:
    """Return the language for a browser that likes some, and was told that one is `chosen`."""
    found = chosen or wanted(header, spoken)
    return found if found and found in spoken else usual


def _chosen(speaks: Speaks) -> str:
    return speaks(request.headers.get("Accept-Language", ""), look.current().language)


@lru_cache(256)
def wanted(header: str, spoken: Sequence[str]) -> str | None:
    """Return which of our languages a browser likes best; None for none of them."""
    asked = parse_accept_header(header, LanguageAccept)
    return negotiate_locale((code for code, liking in asked if liking > 0), spoken, sep="-")


@cache
def _catalogue(folder: Path, code: str) -> Translations | None:
    """Return what a language says, or None where its file cannot be read or has nothing in it."""
    try:
        catalogue = Translations.load(folder, [code], DOMAIN)
    except (OSError, ValueError, LookupError, struct.error):
        catalogue = None
    if isinstance(catalogue, Translations):
        return catalogue
    log.error("the messages of a language cannot be read", extra={"outcome": code})
    return None


def _tell_caches(response: Response) -> Response:
    """A page is another one for another look or language; a file is the same for all."""
    if request.endpoint != "static" or response.status_code != OK:
        vary(response, "Cookie", "Accept-Language")
    return response
