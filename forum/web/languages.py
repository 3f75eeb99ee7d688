"""Which language a page is in: the one chosen in /me/look, else the browser's, else the place's."""

from pathlib import Path

from babel import negotiate_locale
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain

from forum.language.messages import LANGUAGES
from forum.web import look

OK = 200
CATALOGUES = Path(__file__).parents[1] / "language" / "translations"


def init_app(app: Flask, *, usual: str) -> None:
    """Speak `usual`, a code of LANGUAGES, with whoever asks for nothing else."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(
        app,
        default_locale=usual,
        default_translation_directories=str(CATALOGUES),
        locale_selector=lambda: chosen(usual),
    )
    # One for all requests: the library would read the catalogue anew for each.
    app.extensions["messages"] = messages = Domain(str(CATALOGUES))
    app.before_request(messages.as_default)
    app.after_request(_tell_caches)


def chosen(usual: str) -> str:
    """Return the language of the request; of everything else, `usual`."""
    if not has_request_context():
        return usual
    wanted = request.accept_languages.values()
    return look.current().language or negotiate_locale(wanted, list(LANGUAGES), sep="-") or usual


def _tell_caches(response: Response) -> Response:
    """A page is another one for another look or language; a file is the same for all."""
    if request.endpoint != "static" or response.status_code != OK:
        response.vary.update(("Cookie", "Accept-Language"))
    return response
