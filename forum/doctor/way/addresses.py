"""Whether the way from a member's browser to the forum is closed, and told as it is."""

import ipaddress
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from forum.doctor.findings import Finding, warned
from forum.doctor.patient import Patient
from forum.doctor.way.signs import Sign, noted

SEEN = {
    Sign.MORE: (
        "Most visits came through more proxies than LAMPLIT_PROXIES says, "
        "so many people count as one visitor.",
        "Count the proxies before the forum, and let the first one set X-Forwarded-For anew.",
    ),
    Sign.FEWER: (
        "Most visits came through fewer proxies than LAMPLIT_PROXIES says, "
        "so anybody may claim any address.",
        "Lower LAMPLIT_PROXIES to the proxies that there are, each of which sets X-Forwarded-For.",
    ),
    Sign.PLAIN: (
        "Most visits came without https, though LAMPLIT_SITE_URL and HSTS promise it.",
        "Serve https alone, and let the proxy set X-Forwarded-Proto to https.",
    ),
}


def no_https(patient: Patient) -> Iterator[Finding]:
    address = urlsplit(patient.chosen.site_url)
    host = address.hostname or ""
    if address.scheme == "https" or host.endswith(".onion"):  # Tor encrypts by itself
        return
    if not _is_here(host):
        yield warned(
            "LAMPLIT_SITE_URL has no https: whoever is on the way can read along.",
            "Put nginx with https before it: docs/operating.md, 'On a server of its own'.",
        )
    elif patient.chosen.proxies:
        yield warned(
            "LAMPLIT_PROXIES says that a proxy is there, but LAMPLIT_SITE_URL has no https: "
            "cookies may go unencrypted.",
            "Set LAMPLIT_SITE_URL to the https address that people use.",
        )


def promised_https(patient: Patient) -> Iterator[Finding]:
    if patient.chosen.site_url.startswith("https:") and not patient.chosen.proxies:
        yield warned(
            "LAMPLIT_SITE_URL promises https, and HSTS with it, but LAMPLIT_PROXIES is 0: "
            "the forum itself speaks no https.",
            "Put a web server with https before it and set LAMPLIT_PROXIES=1.",
        )


def side_door(patient: Patient) -> Iterator[Finding]:
    listen = patient.chosen.listen
    host = "localhost" if isinstance(listen, Path) else listen[0]  # a socket is a file of ours
    if not _is_here(host):
        yield warned(
            f"LAMPLIT_LISTEN opens {host} to other machines, without https; "
            "who comes that way passes by every proxy.",
            "Listen at 127.0.0.1, and let the web server pass requests on.",
        )


def seen_otherwise(patient: Patient) -> Iterator[Finding]:
    """What the running forum noticed of its requests; see forum/doctor/way/noticing.py."""
    for sign in noted(patient.chosen.data, patient.chosen.proxies):
        yield warned(*SEEN[sign])


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
