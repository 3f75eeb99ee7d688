"""A client that speaks over a real connection, for visitors who else speak to the app itself."""

import http.client
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from werkzeug.datastructures import Headers
from werkzeug.test import stream_encode_multipart

IN_MEMORY = 2**24
TYPED = "application/x-www-form-urlencoded"


class Cookie(NamedTuple):
    """One that the browser keeps."""

    value: str


class Heard:
    """An answer as it came over the wire."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status_code = answer.status
        self.headers = Headers(answer.getheaders())
        self._body = answer.read()

    def get_data(self) -> bytes:
        return self._body

    @property
    def text(self) -> str:
        return self._body.decode()


class WireClient:
    """A browser at a real address, with headers of its own on all that it asks."""

    def __init__(self, server: str, *, here: str, headers: Mapping[str, str]) -> None:
        self.server, self.here, self.headers = server, here, headers
        self.cookies: dict[str, str] = {}

    def set_cookie(self, name: str, value: str) -> None:
        self.cookies[name] = value

    def get_cookie(self, name: str) -> Cookie | None:
        return Cookie(self.cookies[name]) if name in self.cookies else None

    def get(self, path: str, **more: Any) -> Heard:
        return self.open(path, **more)

    def post(self, path: str, *, data: Any = None, **more: Any) -> Heard:
        body, kind = data, TYPED
        if isinstance(data, Mapping):
            is_plain = all(isinstance(value, str | list) for value in data.values())
            body, kind = (urlencode(data, doseq=True), TYPED) if is_plain else _in_parts(data)
        headers = {"Content-Type": kind, "Origin": f"http://{self.server}"}
        headers |= more.pop("headers", {})
        return self.open(path, method="POST", body=body or "", headers=headers, **more)

    def open(self, path: str, *, method: str = "GET", body: Any = None, **more: Any) -> Heard:
        there = urlsplit(path)
        asked = urlencode(more.get("query_string", {})) or there.query
        connection = http.client.HTTPConnection(self.server, source_address=(self.here, 0))
        headers = {**self.headers, "Cookie": self._kept(), **more.get("headers", {})}
        whole = f"{there.path or '/'}?{asked}" if asked else there.path or "/"
        connection.request(method, whole, body=body, headers=headers)
        heard = Heard(connection.getresponse())
        connection.close()
        self._keep(heard.headers.getlist("Set-Cookie"))
        return heard

    def _kept(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _keep(self, given: list[str]) -> None:
        for line in given:
            for name, cookie in SimpleCookie(line).items():
                self.cookies[name] = cookie.value
                if not cookie.value or cookie["max-age"] == "0":
                    del self.cookies[name]


def _in_parts(data: Mapping[str, Any]) -> tuple[bytes, str]:
    stream, _, boundary = stream_encode_multipart(data, threshold=IN_MEMORY)
    return stream.read(), f'multipart/form-data; boundary="{boundary}"'
