"""Requests that no browser sends, and some that one would: the same path, other values."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st
from werkzeug.routing import Rule

from tests.proofs.fuzzing.values import HEADS, TEXTS

Told = dict[str, list[str]]  # each name that the forum asks for, with what its pages offer
FORM = "application/x-www-form-urlencoded"
KINDS = (
    FORM,
    FORM,
    FORM,
    FORM,
    f"{FORM}; charset=utf-16",
    "multipart",
    "application/json",
    "",
    "x",
)
OTHER_BODIES = (
    b"",
    b"\xff\xfe",
    b"{",
    b'{"body": [1, null]}',
    b"&&==&",
    b"--x\r\n",
    b"%",
    b"a" * 99,
)


@dataclass(frozen=True)
class Ask:
    """One request as it goes over the wire; the path and the query are bytes of any kind."""

    method: str
    path: bytes
    query: str = ""
    body: bytes = b""
    kind: str = ""
    heads: tuple[tuple[str, str], ...] = ()

    def send(self, client: Any) -> Any:
        raw = {"PATH_INFO": self.path.decode("latin-1"), "QUERY_STRING": self.query}
        more: dict[str, Any] = {"data": self.body, "content_type": self.kind or None}
        return client.open(
            "/", method=self.method, headers=list(self.heads), environ_overrides=raw, **more
        )


def raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def joined(fields: list[tuple[str, str]]) -> str:
    """Return fields as they stand in a query, or in the body of a form."""
    return "&".join("=".join(quote_from_bytes(raw(part)) for part in field) for field in fields)


@st.composite
def asks(draw: Any, rule: Rule, method: str, values: dict[str, Any], told: Told, token: str) -> Ask:
    """Return a strategy of requests to one route."""
    path = b"".join(draw(_parts(rule, values)))
    query = joined(draw(_fields(told)))
    heads = tuple(draw(st.lists(HEADS, max_size=2)))
    if method == "GET":
        return Ask(method, path, query, heads=heads)
    fields = draw(_fields(told))
    fields += [("csrf_token", token)] if draw(st.integers(0, 7)) else []
    kind = draw(st.sampled_from(KINDS))
    body = joined(fields).encode()
    if kind == "multipart":
        kind, body = "multipart/form-data; boundary=x", _in_parts(fields)
    if draw(st.integers(0, 15)) == 0:
        body = draw(st.sampled_from(OTHER_BODIES) | st.binary(max_size=50))
    return Ask(method, path, query if draw(st.booleans()) else "", body, kind, heads)


def _parts(rule: Rule, values: dict[str, Any]) -> Any:
    """Return the path's parts: fixed ones, and in each gap something that is there, or is not."""
    parts = []
    for is_gap, text in rule._trace:
        if text == "|":
            continue
        there = [raw(each) for each in values.get(text, [])]
        strange = TEXTS.map(lambda typed: raw(typed)[:300])
        usual = st.sampled_from(there) if there else strange
        parts.append(usual | usual | strange if is_gap else st.just(raw(text)))
    return st.tuples(*parts)


def _fields(told: Told) -> Any:
    """Return any number of fields: right, wrong, missing, or twice."""
    if not told:
        return st.lists(st.tuples(TEXTS, TEXTS), max_size=1)
    usual = st.sampled_from(sorted(told)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from(told[name]) | TEXTS)
    )
    return st.lists(usual, max_size=2 * len(told)).map(list)


def _in_parts(fields: list[tuple[str, str]]) -> bytes:
    head = b'--x\r\nContent-Disposition: form-data; name="'
    return (
        b"".join(head + raw(n) + b'"\r\n\r\n' + raw(v) + b"\r\n" for n, v in fields) + b"--x--\r\n"
    )
