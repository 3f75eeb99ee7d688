"""The headers of every response, errors and files included: nothing foreign, nothing kept."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, g, request

from forum.errors import Busy, NotAllowed
from forum.events import Security, SecurityEvent
from forum.language.messages import _
from forum.transaction import tell

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "clipboard-read",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, noarchive, nosnippet",
}
A_YEAR_SECONDS = 31_536_000
OVER_HTTPS = {"Strict-Transport-Security": f"max-age={A_YEAR_SECONDS}"}
KEPT, NOT_KEPT = "Cache-Control", "no-store"
RETRY_SECONDS = 5
FOREIGN = ("cross-site", "same-site")


def init_app(app: Flask, *, https: bool) -> None:
    app.before_request(_sessions_work)
    app.before_request(_refuse_foreign_forms)
    always = EVERYWHERE | OVER_HTTPS if https else EVERYWHERE
    app.wsgi_app = _hardened(app.wsgi_app, always)  # type: ignore[assignment, method-assign]


def _sessions_work() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if g.get("sessions_fail") and not getattr(view, "works_without_sessions", False):
        raise Busy(_("Please try again in a few seconds."), retry_after=RETRY_SECONDS)


def _refuse_foreign_forms() -> None:
    """A form on somebody else's page may not speak for a member, nor sign one in or out."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in FOREIGN:
        tell(SecurityEvent(Security.FORM_REFUSED))
        raise NotAllowed(_("That form came from another site, so we did not use it."))


def vary(response: Response, *names: str) -> None:
    """Tell that an answer depends on what a browser sends by these names."""
    told = response.headers.get("Vary", "")
    new = [name for name in names if name not in told]
    response.headers["Vary"] = ", ".join([told, *new] if told else new)


def _hardened(application: "WSGIApplication", always: dict[str, str]) -> "WSGIApplication":
    """Return what answers as `application` does, and says `always` with it.

    At the door, because Flask would copy and check each of them for every page.
    """
    usual, uncached = [*always.items()], [*always.items(), (KEPT, NOT_KEPT)]

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            added = usual if KEPT in dict(headers) else uncached
            return start_response(status, headers + added, *more)

        return application(environ, start)

    return answer
