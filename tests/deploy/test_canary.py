"""Marked requests through nginx and the forum: the marks are in no file and on no stream."""

import socket

import pytest

from tests.deploy.fronted import NAME, ByName, Place, ask, forum, make_certificate, nginx, place
from tests.proofs.residue import held_in
from tests.running.processes import wait_until

pytestmark = pytest.mark.nginx
MARK = "canary-7f3a91"
MARKS = [f"{MARK}-{kind}" for kind in ("path", "query", "agent", "cookie", "form", "header", "raw")]


def knock(at: Place) -> None:
    """Send everything that can be marked: what works, what fails, what is no request at all."""
    path, query, agent, cookie, form, header, raw = MARKS
    carried = {"User_Agent": agent, "Cookie": f"__Host-s={cookie}", "X_Forwarded_For": header}
    carried |= {"Referer": f"https://{NAME}/{header}", "X_Trace": header, "Forwarded": header}
    sent = f"passphrase={form}&body={form}".encode()
    typed = "application/x-www-form-urlencoded"
    for there in (f"/{path}?x={query}", f"/search?q={query}", f"/break/{path}?x={query}"):
        ask(at, "GET", there, **carried)
    for there in ("/sign-in", "/search", f"/break/{path}", "/t/AAAAAAAAAAAAAAAAAAAAAA/reply"):
        ask(at, "POST", there, sent, Content_Type=typed, **carried)
    ask(at, "POST", "/sign-in", form.encode() * 200_000, Content_Type=typed, **carried)
    ask(at, "GET", "/" + path * 500, **carried)
    ask(at, "GET", "/", X_Long=header * 900)
    break_off(at, sent)
    with socket.create_connection(("127.0.0.1", at.http)) as plain:
        plain.sendall(f"GET /{raw} {raw}\r\nX: {raw}\r\n\r\n".encode())
        plain.recv(4096)


def break_off(at: Place, sent: bytes) -> None:
    """Promise a long form, send half of it, and go."""
    connection = ByName(at.https)
    connection.connect()
    head = f"POST /sign-in HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 500000\r\n\r\n"
    connection.sock.sendall(head.encode() + sent * 3000)
    connection.close()


def said_by(process, at: Place) -> str:
    process.terminate()
    said, told = process.communicate()
    return said + told + at.said.read_text()


def test_no_mark_is_kept_anywhere():
    with place() as at:
        make_certificate(at)
        with forum(at) as process:
            with nginx(at, "nginx/nginx.conf"):
                knock(at)
            during = held_in(at.folder, MARKS)
            said = said_by(process, at)
        after = held_in(at.folder, MARKS)

    assert "error=ValueError" in said  # it did fail, and was told of
    assert MARK not in said
    assert "127.0.0.1" not in said
    assert during | after == set()


def test_a_log_of_nginx_would_be_noticed():
    with place() as at:
        make_certificate(at)
        log = {"access_log off;": f"access_log {at.folder}/log;"}
        with forum(at), nginx(at, "nginx/nginx.conf", changed=log):
            ask(at, "GET", f"/{MARKS[0]}")
            wait_until(lambda: held_in(at.folder, MARKS))
