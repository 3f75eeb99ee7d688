"""Looks through what the forum answered for anything that its reader must not have.

`listening` hears every answer, redirects and errors included; `findings` looks for secrets in
all the ways in which they can be written; `shared_marks` looks for what joins two pages.
"""

import base64
import html
import io
import json
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, quote_plus

from bs4 import BeautifulSoup
from flask import Flask, Response, request, request_finished, session

# What a reader's own page must carry and nobody else's page has: fresh random bytes.
OWN_FIELDS = {"csrf_token", "nonce", "was"}

# Nobody writes a whole box as one number; Python refuses to.
LONGEST_NUMBER_BYTES = 64
BEGIN_BYTES = 8


@dataclass(frozen=True)
class Secret:
    """Something that no response may hold. `kind` names it in a finding."""

    kind: str
    value: bytes | str


@dataclass(frozen=True)
class Answer:
    """One response as it left the forum.

    `reader` is the root of who asked, None for a guest; `rule` the route that answered, if any.
    """

    reader: bytes | None
    cookie: str
    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    rule: str = ""

    @property
    def sent(self) -> bytes:
        """All that was sent, without the line that gives its own reader their cookie; of what is
        packed, also what is in it.
        """
        head = "\n".join(f"{k}: {v}" for k, v in self.headers if k != "Set-Cookie")
        return b"\n\n".join((head.encode(), self.body, *_unpacked(self.body)))

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.body, "html.parser")


@contextmanager
def listening(app: Flask) -> Iterator[list[Answer]]:
    """Collect everything that `app` answers meanwhile, with the headers as they leave."""
    heard: list[Answer] = []
    door, place = app.wsgi_app, f"heard as {id(heard)}"

    def hear(_: object, response: Response, **more: object) -> None:
        root = session.get("root") if session else None
        request.environ[place] = len(heard)
        heard.append(
            Answer(
                reader=root if isinstance(root, bytes) else None,
                cookie=request.cookies.get("s") or request.cookies.get("__Host-s", ""),
                path=request.path,
                status=response.status_code,
                headers=tuple(response.headers),
                body=response.get_data(),
                rule=request.url_rule.rule if request.url_rule else "",
            )
        )

    def leave(environ: dict[str, Any], start_response: Any) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            if (at := environ.pop(place, None)) is not None:
                heard[at] = replace(heard[at], headers=tuple(headers))
            return start_response(status, headers, *more)

        return door(environ, start)

    app.wsgi_app = leave  # type: ignore[method-assign]
    try:
        with request_finished.connected_to(hear, sender=app):
            yield heard
    finally:
        app.wsgi_app = door  # type: ignore[method-assign]


def findings(answers: Iterable[Answer], secrets: Iterable[Secret]) -> list[str]:
    """Return where which secret was found, written in whatever way, in letters large or small."""
    sought = [(s.kind, {way.lower() for way in written(s.value)}) for s in secrets]
    return sorted(
        {
            f"{kind} in {answer.path} ({answer.status})"
            for answer in answers
            for kind in _held(answer.sent.lower(), sought)
        }
    )


def _held(sent: bytes, sought: Iterable[tuple[str, Collection[bytes]]]) -> Iterator[str]:
    """Yield which of the kinds `sent` holds.

    There are thousands of ways and many answers: what begins nowhere in this one is not looked for.
    """
    begins = {sent[at : at + BEGIN_BYTES] for at in range(len(sent))}
    for kind, ways in sought:
        if any(
            way in sent for way in ways if len(way) < BEGIN_BYTES or way[:BEGIN_BYTES] in begins
        ):
            yield kind


def _unpacked(body: bytes) -> Iterator[bytes]:
    """Yield the names and the files of a zip."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield packed.read(name)


def written(value: bytes | str) -> set[bytes]:
    """Return all the ways in which `value` could stand in a response."""
    return _text_ways(value) if isinstance(value, str) else _byte_ways(value)


def _byte_ways(value: bytes) -> set[bytes]:
    ways = {value, value.decode("latin-1").encode(), value.hex().encode()}
    ways.add(quote(value, safe="").encode())
    if len(value) <= LONGEST_NUMBER_BYTES:
        ways.add(str(int.from_bytes(value, "big")).encode())
    ways.add(str(list(value)).encode())
    for before in range(3):
        # In base64 three bytes share four signs: what stands before `value`, as in a cursor,
        # shifts it. The signs that it shares with its neighbours are left out.
        whole = base64.b64encode(bytes(before) + value)
        alone = whole[(0, 2, 3)[before] :].rstrip(b"=")[:-1]
        ways |= {alone, alone.translate(bytes.maketrans(b"+/", b"-_"))}
    return ways


def _text_ways(value: str) -> set[bytes]:
    plain = {value, value.replace(" ", "-"), value.replace(" ", "_"), value.replace(" ", "")}
    escaped = {html.escape(value), quote(value), quote_plus(value), json.dumps(value)[1:-1]}
    return {way.encode() for way in plain | escaped}


def shared_marks(pages: Iterable[Answer], others: Iterable[Answer]) -> set[tuple[str, ...]]:
    """Return what all of `pages` have and none of `others`: by it the pages could be joined."""
    common = set.intersection(*map(_marks, pages))
    return common.difference(*map(_marks, others))


def _marks(answer: Answer) -> set[tuple[str, ...]]:
    """Return every attribute, whole class list, text and header of a page, each as a mark."""
    # The length says no more than the body, which is looked through below.
    heads = [(name, value) for name, value in answer.headers if name != "Content-Length"]
    marks: set[tuple[str, ...]] = {("header", *head) for head in heads}
    for tag in answer.soup.find_all(True):
        for name, value in tag.attrs.items():
            if tag.get("name") not in OWN_FIELDS:
                marks.add((tag.name, name, " ".join(value) if isinstance(value, list) else value))
    return marks | {("text", words) for words in _texts(answer.soup)}


def _texts(soup: Any) -> Iterator[str]:
    for words in soup.stripped_strings:
        yield re.sub(r"\s+", " ", words)
