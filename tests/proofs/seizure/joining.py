"""Join as a browser does, and look at nothing: two hundred times that would take minutes."""

import re

from flask.testing import FlaskClient

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
WORDS = re.compile(r"<ol[^>]*data-passphrase[^>]*>(.*?)</ol>", re.DOTALL)
ASKED = re.compile(r'<label[^>]*for="(word_[ab])"[^>]*>(.*?)</label>', re.DOTALL)
MARKUP = re.compile(r"<[^>]+>")


def join(client: FlaskClient) -> None:
    """Become a member through all steps of /join."""
    first = {"csrf_token": token_on(client.get("/join").text), "rules_ok": "y", "age_ok": "y"}
    client.post("/join", data=first)
    page = client.get("/join").text
    words = MARKUP.sub(" ", WORDS.search(page)[1]).split()
    asked = {name: words[int(re.sub(r"\D", "", label)) - 1] for name, label in ASKED.findall(page)}
    done = client.post("/join", data=asked | {"csrf_token": token_on(page)})
    assert done.status_code == 303, done.text


def token_on(page: str) -> str:
    """Return the token of a form of the page."""
    return TOKEN.findall(page)[0]
