"""The bare pages answer, with one query and nothing besides."""

import pytest

from bench.forum.bare import BARE, HELLO, bare_app, make


@pytest.fixture
def client(tmp_path):
    make(tmp_path / "bare.db", [f"<words> {number}" for number in range(25)])
    return bare_app(tmp_path / "bare.db").test_client()


def test_the_bare_page_says_hello(client):
    page = client.get(HELLO)

    assert page.status_code == 200
    assert "<h1>Bare</h1>" in page.text


def test_the_other_shows_twenty_posts_and_lets_nobody_write_html(client):
    page = client.get(BARE)

    assert page.text.count("<article") == 20
    assert "&lt;words&gt; 19" in page.text
