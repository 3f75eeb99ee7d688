"""The scanner of the proofs finds what is planted: a proof that cannot fail proves nothing."""

import base64
import io
import struct
import zipfile
from urllib.parse import quote

import pytest
from flask import Flask, redirect, session

from tests.proofs.scanning import Answer, Secret, findings, listening, shared_marks

ID = bytes.fromhex("9f3c41d07ab25e8816fe00c3a4b7d952")
ANSWER = Answer(None, "", "/t/x", 200, (("Content-Type", "text/html"),), b"<p>Hello</p>")


def answer(body: bytes | str = b"", **headers: str) -> Answer:
    sent = body.encode() if isinstance(body, str) else body
    return Answer(None, "", "/t/x", 200, tuple(headers.items()), sent)


@pytest.mark.parametrize(
    "way",
    [
        ID,
        ID.decode("latin-1"),
        ID.hex(),
        ID.hex().upper(),
        base64.b64encode(ID).decode(),
        base64.urlsafe_b64encode(ID).decode().rstrip("="),
        base64.urlsafe_b64encode(struct.pack(">I", 1) + ID).decode(),
        base64.urlsafe_b64encode(struct.pack(">II", 1, 2) + ID + b"more").decode(),
        quote(ID, safe=""),
        str(int.from_bytes(ID, "big")),
        str(list(ID)),
    ],
)
def test_an_id_is_found_in_whatever_way_it_is_written(way):
    planted = answer(b"<p>before " + (way if isinstance(way, bytes) else way.encode()) + b" after")

    assert findings([planted], [Secret("handle", ID)]) == ["handle in /t/x (200)"]


@pytest.mark.parametrize("way", ["Quiet Heron", "quiet-heron", "Quiet+Heron", "Quiet%20Heron"])
def test_a_name_is_found_in_whatever_way_it_is_written(way):
    assert findings([answer(f"<i>{way}</i>")], [Secret("name", "Quiet Heron")])


@pytest.mark.parametrize(("name", "text"), [("mine.json", f'"{ID.hex()}"'), (ID.hex(), "")])
def test_a_secret_is_found_in_a_zip_that_somebody_downloads(name, text):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, "Much else. " * 99 + text)

    assert findings([answer(packed.getvalue())], [Secret("handle", ID)])


def test_a_secret_is_found_in_a_header_and_in_an_address():
    planted = [answer(Location=f"/t/{ID.hex()}"), answer(**{"X-Handle": ID.hex()})]

    assert findings(planted[:1], [Secret("handle", ID)])
    assert findings(planted[1:], [Secret("handle", ID)])


def test_a_cookie_is_its_readers_own_but_not_in_the_page():
    cookie = base64.urlsafe_b64encode(ID + ID).decode()

    assert not findings([answer(**{"Set-Cookie": f"s={cookie}"})], [Secret("cookie", ID + ID)])
    assert findings([answer(f"<p title='{cookie}'>")], [Secret("cookie", ID + ID)])


def test_an_innocent_answer_is_let_through():
    assert findings([ANSWER], [Secret("handle", ID), Secret("name", "Quiet Heron")]) == []


def test_redirects_and_errors_are_heard_with_their_reader():
    app = Flask("sample")
    app.secret_key = "sample"
    app.add_url_rule("/in", "in", lambda: (session.update(root=ID), redirect("/"))[1])
    with listening(app) as heard:
        browser = app.test_client()
        browser.get("/in")
        browser.get("/nowhere")

    assert [(a.path, a.status, a.reader) for a in heard] == [
        ("/in", 302, ID),
        ("/nowhere", 404, ID),
    ]


@pytest.mark.parametrize(
    "mark",
    ["class='pane p-v h3'", "id='a77'", "data-who='a77'", "href='/by/a77'", "title='Fond of tea'"],
)
def test_a_mark_that_joins_two_pages_is_found(mark):
    # Given two pages of one author and one of somebody else, alike but for the mark
    pages = [answer(f"<p class='post' {mark}>one</p>"), answer(f"<p class='post' {mark}>two</p>")]
    other = [answer("<p class='post'>three</p>")]

    # When one looks for what joins the two, then it is the mark, and only the mark
    assert len(shared_marks(pages, other)) == 1
    assert not shared_marks(pages, [*other, answer(f"<p {mark}>four</p>")])


def test_a_text_or_a_header_joins_pages_too():
    assert shared_marks([answer("<b>Heron</b>"), answer("<i>Heron</i>")], [ANSWER])
    assert shared_marks([answer(**{"X-By": "7"}), answer(**{"X-By": "7"})], [ANSWER])


def test_fresh_random_fields_join_nothing_by_themselves():
    fields = "<input name='csrf_token' value='same'>"

    assert not shared_marks([answer(fields), answer(fields)], [ANSWER])
