"""The page that hands out everything, and the file."""

import io
import json
from zipfile import ZipFile

import pytest

from tests.proofs.walking import answer, join, say_without_words, start_thread, words_on


@pytest.fixture
def board(inside):
    with inside() as make:
        make.board(slug="sleep")
    return "sleep"


def fetch(visitor, passphrase):
    form = visitor.get("/me/download").form("/me/download")
    return visitor.client.post("/me/download", data=form.fields | {"passphrase": passphrase})


def test_the_file_has_what_was_written_for_programs_and_for_people(visit, board):
    author = visit()
    words = words_on(join(author))
    thread = start_thread(author, board, title="Nights are long", body="First line.\n\nThird line.")
    theirs = start_thread(visit().arrive(), board, title="Mornings too", body="Up at four.")
    answer(author, theirs, body="Same here, ¡claro!", post_as="known")
    say_without_words(author, board, theirs)

    response = fetch(author, words)

    assert response.headers["Content-Disposition"] == "attachment; filename=notes.zip"
    assert response.headers["Cache-Control"] == "no-store"
    with ZipFile(io.BytesIO(response.data)) as archive:
        plain = json.loads(archive.read("notes.json"))
        page = archive.read("notes.html").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {post["words"] for post in plain["posts"]} == {
        "First line.\n\nThird line.",
        "Same here, ¡claro!",
    }
    assert {post["thread"] for post in plain["posts"]} == {thread, theirs}
    assert "Same here, ¡claro!" in page
    assert [each["answer"] for each in plain["answers"]] == ["hear"]
    assert len(plain["ways_in"]) == 9
    assert len(plain["kept_posts"]) == 1
