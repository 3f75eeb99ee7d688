"""Finds every address in what the forum sends, and says which of them lead elsewhere."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from forum.care.help_lines import REGIONS
from forum.writing import REL

OURS = "http://localhost"
HOLDING = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "ping")
HOLDING += ("background", "manifest", "xlink:href", "imagesrcset", "profile", "longdesc")
HELP_LINES = {line.href for region in REGIONS for line in region.lines}
HELP_LINES |= {f"tel:{region.emergency_number}" for region in REGIONS}
# Also what only looks like one: a schema's name, or half an address in a script.
_ANYWHERE = re.compile(r"""(?:[a-z][a-z0-9+.-]*:)?//[\w.\[-][^\s"'<>)]*""", re.IGNORECASE)
_IN_STYLE = re.compile(r"""(?:url\(|@import|image-set\()\s*["']?([^"')\s;]+)""")


def foreign_in_page(text: str, *, exit_url: str) -> list[str]:
    """Return the addresses of a page that lead elsewhere and may not.

    May: links in what members wrote, which say nothing of where one comes from; the help lines;
    the way out, on its own page.
    """
    soup = BeautifulSoup(text, "html.parser")
    return [
        f"<{tag.name} {name}={address}>"
        for tag in soup.find_all(True)
        for name, address in _addresses(tag)
        if not (is_ours(address) or _may(tag, name, address, exit_url))
    ]


def foreign_in_style(text: str) -> list[str]:
    return [found for found in _IN_STYLE.findall(text) if not is_ours(found)]


def foreign_in_script(text: str) -> list[str]:
    """Return whatever looks like an address; a script of ours needs none."""
    without_comments = re.sub(r"(?m)^\s*//.*$|\s// .*$", "", text)
    return _ANYWHERE.findall(without_comments)


def foreign_in_headers(headers: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{name}: {value}"
        for name, value in headers
        if any(not is_ours(found) for found in _ANYWHERE.findall(value))
        or (name == "Location" and not is_ours(value))
        or name in ("Refresh", "Link", "SourceMap", "Report-To", "NEL", "Reporting-Endpoints")
    ]


def is_ours(address: str) -> bool:
    """Return whether a browser that reads one of our pages stays with us when it follows."""
    there = urlsplit(urljoin(f"{OURS}/t/x", address.strip().replace("\\", "/")))
    return (there.scheme, there.netloc) == ("http", "localhost")


def _addresses(tag: Tag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attrs.items():
        text = " ".join(value) if isinstance(value, list) else value
        if name.endswith("srcset"):
            yield from ((name, part.split()[0]) for part in text.split(",") if part.split())
        elif name in HOLDING:
            yield name, text
        elif name == "value":
            continue  # what somebody typed, in its box again: a browser asks nobody for it
        elif found := _ANYWHERE.search(text) or re.search(r"url=\s*(\S+)", text):
            yield name, found[found.lastindex or 0]


def _may(tag: Tag, name: str, address: str, exit_url: str) -> bool:
    if tag.name == "a" and name == "href" and tag.find_parent(class_="words"):
        return " ".join(tag.get("rel", [])) == REL and address.startswith(("http://", "https://"))
    if tag.name == "a" and name == "href" and address in HELP_LINES:
        return True
    soup = tag.find_parent("html") or tag
    on_exit_page = soup.find("meta", attrs={"http-equiv": "refresh"}) is not None
    return on_exit_page and address == exit_url
