"""Requests that nobody can read, or that break off: each carries marks, and is sent as it is."""

import socket
from collections.abc import Iterator
from contextlib import suppress

from tests.proofs.canary.marks import ADDRESS, BROKEN, FIELD, HEADER, PATH

MARK = BROKEN.encode()
HOST = b"Host: 127.0.0.1\r\n"
TO_POST = b"POST /sign-in HTTP/1.1\r\n" + HOST
TYPED = b"Content-Type: application/x-www-form-urlencoded\r\n"

WHOLE = {
    "no method": MARK + b"\r\n\r\n",
    "method of one's own": MARK.upper() + b" / HTTP/1.1\r\n" + HOST + b"\r\n",
    "method in small letters": MARK + b" / HTTP/1.1\r\n" + HOST + b"\r\n",
    "version that is none": b"GET /" + MARK + b" HTTP/9.9\r\n" + HOST + b"\r\n",
    "header without a colon": b"GET / HTTP/1.1\r\n" + HOST + MARK + b"\r\n\r\n",
    "header with a space": b"GET / HTTP/1.1\r\n" + HOST + b"X " + MARK + b": y\r\n\r\n",
    "header that goes on": b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n " + MARK + b"\r\n\r\n",
    "nothing in the header": b"GET / HTTP/1.1\r\n" + HOST + b"X: \x00" + MARK + b"\r\n\r\n",
    "line that is too long": b"GET /" + MARK * 400 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "header that is too long": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + MARK * 900 + b"\r\n\r\n",
    "too many headers": b"GET / HTTP/1.1\r\n" + (b"X-" + MARK + b": y\r\n") * 99 + b"\r\n",
    "whole address": b"GET http://" + MARK + b"/ HTTP/1.1\r\n" + HOST + b"\r\n",
    "host of one's own": b"GET / HTTP/1.1\r\nHost: " + MARK + b"\r\n\r\n",
    "host that is none": b"GET / HTTP/1.1\r\nHost: a/" + MARK + b"\r\n\r\n",
    "bytes for letters": b"GET /\xff" + MARK + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "half a code": b"GET /%" + MARK + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "another language": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + MARK + b"\r\n\r\n",
    "two lengths": TO_POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n" + MARK,
    "length that is none": TO_POST + b"Content-Length: " + MARK + b"\r\n\r\n",
    "length and pieces": TO_POST
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    + MARK,
    "pieces without a length": TO_POST + b"Transfer-Encoding: chunked\r\n\r\n" + MARK + b"\r\n",
    "way to send that is none": TO_POST + b"Transfer-Encoding: " + MARK + b"\r\n\r\n",
    "parts without a mark": TO_POST
    + b"Content-Type: multipart/form-data\r\nContent-Length: 13\r\n\r\n"
    + MARK,
    "wish to go over": b"GET / HTTP/1.1\r\n" + HOST + b"Upgrade: " + MARK + b"\r\n\r\n",
    "proxy's own line": b"PROXY TCP4 " + ADDRESS.encode() + b" 127.0.0.1 1 2\r\n" + MARK,
}
# Somebody leaves before all is said.
HALF = {
    "half a line": b"GET /" + PATH.encode(),
    "half a header": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + HEADER.encode(),
    "half a form": TO_POST + TYPED + b"Content-Length: 999\r\n\r\npassphrase=" + FIELD.encode(),
    "half a piece": TO_POST + TYPED + b"Transfer-Encoding: chunked\r\n\r\n99\r\n" + FIELD.encode(),
}


def send_broken(server: str) -> dict[str, bytes]:
    """Send each on a connection of its own; return what was answered."""
    return {name: b"".join(_sent(server, sent)) for name, sent in (WHOLE | HALF).items()}


def _sent(server: str, request: bytes) -> Iterator[bytes]:
    host, _, port = server.partition(":")
    here = (ADDRESS, 0)
    with socket.create_connection((host, int(port)), source_address=here) as connection:
        with suppress(OSError):  # it is refused before we have said all
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            yield from iter(lambda: connection.recv(65536), b"")
