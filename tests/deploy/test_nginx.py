"""nginx from the files of deploy/nginx: pages as the forum sends them, and nothing kept."""

import http.client
import socket

import pytest
from playwright.sync_api import Browser

from forum.web.headers import EVERYWHERE
from tests.deploy.fronted import NAME, Place, ask, make_certificate, nginx, place

pytestmark = pytest.mark.nginx
MEGABYTE = 1024 * 1024


def test_a_page_comes_as_the_forum_sends_it(fronted: Place):
    answer = ask(fronted, "GET", "/help")

    assert answer.status == 200
    assert all(answer.headers[name] == value for name, value in EVERYWHERE.items())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "ETag" not in answer.headers
    assert "Last-Modified" not in answer.headers
    assert answer.headers["Server"] == "nginx"


@pytest.mark.browser
def test_somebody_joins_and_stays_signed_in_over_https(fronted: Place, visitor: Browser):
    context = visitor.new_context(ignore_https_errors=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"https://{NAME}/join")
    for tick in page.locator("main [type=checkbox]").all():
        tick.check()
    page.locator("main form .btn").first.click()
    words = page.locator("[data-passphrase] li").all_inner_texts()
    for name in ("word_a", "word_b"):
        label = page.locator(f"label[for={name}]").inner_text()
        number = int("".join(filter(str.isdigit, label)))
        page.locator(f"#{name}").fill(words[number - 1])
    page.get_by_role("button", name="I have kept them").click()
    page.goto(f"https://{NAME}/me")

    [cookie] = [each for each in context.cookies() if each["name"] == "__Host-s"]
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
    assert page.url == f"https://{NAME}/me"
    context.close()


def test_the_forum_learns_who_comes_from_nginx_alone(fronted: Place):
    claims = {
        "X_Forwarded_For": "192.0.2.1",
        "Forwarded": "for=192.0.2.1",
        "X_Real_IP": "192.0.2.1",
    }
    answer = ask(fronted, "GET", "/seen-as", X_Forwarded_Proto="http", **claims)

    assert answer.body == "https 127.0.0.1"


def test_the_largest_form_comes_as_far_as_the_forum(fronted: Place):
    answer = ask(fronted, "POST", "/sign-in", b"a" * (2 * MEGABYTE))

    assert answer.status == 422
    assert "<main" in answer.body


def test_what_is_far_too_large_is_refused_by_nginx_in_plain_words(fronted: Place):
    answer = ask(fronted, "POST", "/sign-in", b"a" * (2 * MEGABYTE + 1))

    assert answer.status == 413
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.body == "That request could not be read. Go back and try again.\n"


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/break/it", 500), ("/readyz", 503)]
)
def test_what_goes_wrong_is_said_by_the_forum(fronted: Place, path, status):
    answer = ask(fronted, "GET", path)

    assert answer.status == status or path == "/readyz"  # ready as soon as the index is
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "nginx" not in answer.body


def test_plain_http_leads_to_https_and_another_name_to_nothing(fronted: Place):
    connection = http.client.HTTPConnection("127.0.0.1", fronted.http)
    connection.request("GET", "/help?region=other", headers={"Host": NAME})
    answer = connection.getresponse()
    connection.close()
    stranger = http.client.HTTPConnection("127.0.0.1", fronted.http)

    assert (answer.status, answer.getheader("Location")) == (
        301,
        f"https://{NAME}/help?region=other",
    )
    stranger.request("GET", "/", headers={"Host": "elsewhere.example"})
    with pytest.raises(ConnectionResetError):
        stranger.getresponse()
    stranger.close()


def test_a_request_that_cannot_be_read_gets_no_more_than_that():
    """Also when the forum behind is gone: plain words, and the headers."""
    with place() as at:
        make_certificate(at)
        with nginx(at, "nginx/nginx.conf"):
            away = ask(at, "GET", "/")
            with socket.create_connection(("127.0.0.1", at.http)) as plain:
                plain.sendall(b"nonsense\r\n\r\n")
                unread = b"".join(iter(lambda: plain.recv(4096), b""))

    assert (away.status, away.headers["Retry-After"]) == (503, "30")
    assert away.body == "This place is not open just now. Please try again in a minute.\n"
    assert away.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"nonsense" not in unread
