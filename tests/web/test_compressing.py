"""What is sent compressed: files for all, and pages for those of whom we know nothing."""

import gzip

import brotli
import pytest
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from forum.web.access import everyone
from forum.web.compressing import compressed, way_for

BOTH = {"Accept-Encoding": "gzip, deflate, br"}
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
TEXT = b"The nights are long, and the days are short. " * 40


def way_of(answer) -> str | None:
    return answer.headers.get("Content-Encoding")


def read(answer) -> str:
    return UNPACK[way_of(answer)](answer.get_data()).decode()


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("gzip, *;q=0", "gzip"),
        ("identity", ""),
        ("zstd, deflate", ""),
        ("nonsense;;q=x", ""),
        ("", ""),
    ],
)
def test_a_browser_gets_what_it_likes_best(said, way):
    assert way_for(parse_accept_header(said, Accept)) == way


@pytest.mark.parametrize("way", ["br", "gzip"])
def test_a_compressed_file_is_the_same_and_lighter(way):
    light = compressed(TEXT)[way]

    assert UNPACK[way](light) == TEXT
    assert len(light) < len(TEXT) / 4


def test_what_grows_stays_as_it_is():
    assert compressed(b"x") == {}


def test_a_file_is_compressed_once():
    assert compressed(TEXT) is compressed(bytes(bytearray(TEXT)))


@pytest.mark.parametrize(
    ("said", "way"), [("gzip, br", "br"), ("gzip", "gzip"), ("", None), ("br;q=0", None)]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_style_sheet_comes_as_the_browser_likes_it(app, guest, said, way, method):
    address = app.jinja_env.globals["asset"]("site.css")
    plain = guest.client.get(address)

    answer = guest.client.open(address, method=method, headers={"Accept-Encoding": said})

    assert way_of(answer) == way
    assert answer.vary.as_set() == {"accept-encoding"}
    full = guest.client.get(address, headers={"Accept-Encoding": said})
    assert answer.headers["Content-Length"] == str(len(full.data))
    assert read(full) == plain.text
    assert answer.headers["Cache-Control"] == plain.headers["Cache-Control"]
    assert method == "GET" or answer.data == b""


@pytest.mark.parametrize("name", ["fonts/literata-latin.woff2", "icons/window-32.png"])
def test_fonts_and_pictures_are_small_already(app, guest, name):
    answer = guest.client.get(app.jinja_env.globals["asset"](name), headers=BOTH)

    assert way_of(answer) is None
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(("said", "way"), [("gzip, br", "br"), ("gzip", "gzip"), ("", None)])
@pytest.mark.parametrize("path", ["/", "/help", "/rules", "/nowhere"])
def test_a_page_for_somebody_without_a_cookie_is_compressed(guest, path, said, way):
    plain = guest.client.get(path)

    answer = guest.client.get(path, headers={"Accept-Encoding": said})

    assert (answer.status_code, way_of(answer)) == (plain.status_code, way)
    assert read(answer) == plain.text
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert {"accept-encoding", "cookie", "accept-language"} <= answer.vary.as_set()


def test_asked_for_its_headers_alone_a_page_says_the_same(guest):
    full, head = (guest.client.open("/", method=m, headers=BOTH) for m in ("GET", "HEAD"))

    assert head.data == b""
    assert dict(head.headers) == dict(full.headers)


def test_a_few_words_are_not_worth_it(guest):
    assert way_of(guest.client.get("/healthz", headers=BOTH)) is None


@pytest.mark.parametrize("path", ["/", "/help", "/me", "/me/notices", "/join", "/nowhere"])
def test_no_page_of_a_member_is_compressed(member, path):
    assert way_of(member.client.get(path, headers=BOTH)) is None


@pytest.mark.parametrize("path", ["/join", "/sign-in", "/me/look"])
def test_no_page_with_a_form_token_is_compressed(guest, path):
    answer = guest.client.get(path, headers=BOTH)

    assert "csrf_token" in answer.text
    assert way_of(answer) is None


def test_the_new_words_and_codes_are_not_compressed_nor_any_page_beside_them(guest):
    guest.send(guest.get("/join"), "/join", rules_ok="y", age_ok="y")

    for path in ("/join", "/keep/notes.txt", "/keep/print", "/"):
        answer = guest.client.get(path, headers=BOTH)
        assert (answer.status_code, way_of(answer)) == (200, None)


def test_no_page_with_what_somebody_looked_for_is_compressed(guest):
    sent = guest.client.post("/search", data={"q": "awake"}, headers=BOTH)
    address = sent.headers["Location"].partition("#")[0]

    for path in (address, "/search?q=awake", "/search?q=", "/search"):
        answer = guest.client.get(path, headers=BOTH)
        assert (answer.status_code, way_of(answer)) == (200, None)


def test_nothing_that_was_sent_comes_back_compressed(guest):
    answer = guest.client.post("/t/nowhere/reply", data={"body": "Mine"}, headers=BOTH)

    assert way_of(answer) is None


def test_a_page_that_comes_bit_by_bit_is_left_alone(app, guest):
    def flow():
        return (part for part in ("long " * 200, "words"))

    app.add_url_rule("/flow", "flow", everyone(lambda: app.response_class(flow())))

    answer = guest.client.get("/flow", headers=BOTH)

    assert way_of(answer) is None
    assert answer.text.endswith("words")
