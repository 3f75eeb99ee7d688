"""The headers that confidentiality.md promises, and what is wrong with those of an answer."""

PROMISED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, noarchive, nosnippet",
}
# They would let a browser ask "has it changed", name a program, or name a moment.
FORBIDDEN = {"ETag", "Last-Modified", "Expires", "Server", "X-Powered-By", "Age"}
OFF = ("camera", "microphone", "geolocation", "browsing-topics", "clipboard-read", "usb")


def faults(answer, *, kept: str = "no-store") -> list[str]:
    """Return what is wrong with the headers of `answer`."""
    heads = dict(answer.headers)
    wrong = [name for name, value in PROMISED.items() if heads.get(name) != value]
    wrong += [f"has {name}" for name in FORBIDDEN & heads.keys()]
    switched_off = heads.get("Permissions-Policy", "").split(", ")
    wrong += [f"{feature} is on" for feature in OFF if f"{feature}=()" not in switched_off]
    wrong += ["a feature is on"] if any(not f.endswith("=()") for f in switched_off) else []
    wrong += [] if heads.get("Cache-Control") == kept else ["Cache-Control"]
    once = heads.keys() - {"Set-Cookie"}  # each cookie has one of its own
    wrong += [f"{name} twice" for name in once if len(answer.headers.getlist(name)) > 1]
    return wrong
