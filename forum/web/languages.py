"""Which language a page is in: the one chosen in /me/look, else the browser's, else the place's.

One whose catalogue is gone or damaged is not spoken: help must be read, if only in English.
"""

import logging
import struct
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from babel import negotiate_locale
from babel.support import Translations
from flask import Flask, Response, current_app, has_request_context, request
from flask_babel import Babel, Domain
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from forum.language.messages import LANGUAGES
from forum.web import look
from forum.web.headers import vary

log = logging.getLogger(__name__)

OK = 200
ENGLISH, DOMAIN = "en", "messages"
CATALOGUES = Path(__file__).parents[1] / "language" / "translations"


def init_app(app: Flask, *, usual: str) -> None:
    """Speak `usual`, a code of LANGUAGES, with whoever asks for nothing else."""
    found = {code: _catalogue(CATALOGUES, code) for code in LANGUAGES if code != ENGLISH}
    read = {code: catalogue for code, catalogue in found.items() if catalogue is not None}
    app.extensions["spoken"] = (ENGLISH, *read)
    usual = usual if usual in read else ENGLISH
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(
        app,
        default_locale=usual,
        default_translation_directories=str(CATALOGUES),
        locale_selector=lambda: chosen(usual),
    )
    # One for all requests: the library would read the catalogue anew for each.
    app.extensions["messages"] = messages = Domain(str(CATALOGUES))
    messages.cache.update({(code, DOMAIN): catalogue for code, catalogue in read.items()})
    app.before_request(messages.as_default)
    app.after_request(_tell_caches)


def sayer(app: Flask, code: str) -> Callable[[str], str]:
    """Return what says a message in a language, for what is said without being asked again."""
    catalogue = app.extensions["messages"].cache.get((code, DOMAIN))
    return cast(Callable[[str], str], catalogue.ugettext) if catalogue else str


def chosen(usual: str) -> str:
    """Return the language of the request; of everything else, `usual`."""
    if not has_request_context():
        return usual
    spoken: Sequence[str] = current_app.extensions["spoken"]
    found = look.current().language or wanted(request.headers.get("Accept-Language", ""), spoken)
    return found if found and found in spoken else usual


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
