"""Reads a page as a browser would: what is in it that may not be, and what a person sees."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

# Written down once more: a list that lets more through than it did has to be noticed here.
TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "li": {"value"}}
REL = "nofollow noopener noreferrer ugc"
_NEVER_CLOSED = {"br"}


def dangers(html: str) -> list[str]:
    """Return what could act on a reader, in words. Empty if the HTML is inert."""
    return _read(html).dangers


def slips(html: str) -> list[str]:
    """Return the links that are harmless but not as ours are."""
    return _read(html).slips


def visible(html: str) -> str:
    """Return the text that a person sees, with the numbers of lists and without white space."""
    return "".join("".join(_read(html).seen).split())


def links(html: str) -> list[str]:
    """Return where the links go."""
    return _read(html).links


def depth(html: str) -> int:
    """Return how many elements stand in each other where they are deepest."""
    return _read(html).deepest


def _read(html: str) -> "_Reader":
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.dangers += [f"<{tag}> stays open" for tag in reader.open]
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.dangers: list[str] = []
        self.slips: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.dangers.append(f"<{tag}>")
        for name, value in attrs:
            self._look_at(tag, name, value or "")
        if tag == "a" and dict(attrs).get("rel") != REL:
            self.slips.append("a link without our rel")
        if tag not in _NEVER_CLOSED:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.dangers.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.dangers.append(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        self.dangers.append(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        self.dangers.append(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        self.dangers.append(f"an instruction: {data}")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name == "href" and tag == "a":
            self.links.append(value)
            scheme = urlsplit(value).scheme
            if not scheme:
                self.slips.append(f"a link within the site: {value}")
            elif scheme not in {"http", "https"}:
                self.dangers.append(f"a link to {value}")
        elif name == "value" and tag == "li":
            self.seen.append(f"{value}.")
        elif (tag, name) != ("a", "rel") and name not in ATTRIBUTES.get(tag, set()):
            self.dangers.append(f"{name} on <{tag}>")
        if name in {"start", "value"} and not value.isdecimal():
            self.dangers.append(f"{name} is {value}")
