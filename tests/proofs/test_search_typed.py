"""The words that somebody types into the search box are in no address, log, file or session."""

import base64
import logging
import zlib
from urllib.parse import unquote

import pytest

from forum.clock import now
from forum.privacy.redaction import Redacting, log_failure
from tests.proofs.residue import held_in, ways_of
from tests.proofs.scanning import listening
from tests.proofs.searching import ENGINES, searched_forum

TYPED = "marzipan zanquilot"
PARTS = ("marzipan", "zanquilot")


@pytest.fixture(scope="module", params=ENGINES)
def forum(request, tmp_path_factory, migrated):
    with searched_forum(tmp_path_factory.mktemp("data"), migrated, request.param) as made:
        with made.inside() as make:
            thread = make.thread(board=make.board(slug="sleep"))
            for _ in range(12):
                make.reply(thread, body="We had almonds and sugar.")
        made.keep_up()
        yield made


@pytest.fixture
def log(caplog):
    """Everything that any library logs, however small."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def walk(forum, visitor):
    """Ask, go on, turn back, choose, search again, be refused: all that can be done with words."""
    asked = forum.ask(TYPED, visitor)
    forum.ask(f"almonds sugar {TYPED}", visitor, posts="all")
    forum.ask(f'"{TYPED}" -{PARTS[0]} board:{PARTS[1]}', visitor, sort="newest", helped="1")
    forum.ask(TYPED * 2000, visitor)
    visitor.post("/search", {"q": TYPED, "when": TYPED, "board": TYPED, "after": TYPED})
    visitor.client.post("/search", data={"q": TYPED}, headers={"Origin": "https://other.test"})
    if visitor.root:
        token = visitor.get("/me/name").form("/me/name").fields["csrf_token"]
        fields = {"title": TYPED, "csrf_token": token}
        assert visitor.client.post("/boards/sleep/alike", data=fields).status_code == 200
    for link in asked.all("main a[href^='/search/r/']"):
        visitor.get(str(link["href"]))
    return asked


def addresses(answers):
    """Return each address that was asked for, or led to, or offered."""
    for answer in answers:
        yield answer.path
        yield from (value for name, value in answer.headers if name != "Content-Length")
        for tag in answer.soup.find_all(True):
            yield from (str(tag[name]) for name in ("href", "action", "src") if tag.has_attr(name))


def telling(addresses_):
    """Return the addresses that hold what was typed, in whatever way."""
    ways = [way.decode("latin-1") for part in PARTS for way in ways_of(part)]
    return [each for each in addresses_ if any(way in unquote(each).lower() for way in ways)]


def visitor_of(forum, who):
    return forum.visit() if who == "a guest" else forum.visit().arrive()


@pytest.mark.parametrize("who", ["a guest", "a member"])
def test_words_typed_are_in_no_address(forum, who):
    with listening(forum.app) as answers:
        page = walk(forum, visitor_of(forum, who))

    assert TYPED in page.one("#q")["value"]
    assert page.address.startswith("/search/r/")
    assert telling(addresses(answers)) == []
    packed = base64.urlsafe_b64encode(f"q={TYPED}".encode()).decode()
    for planted in (f"/search?q={TYPED.replace(' ', '+')}", f"/search/r/{packed}"):
        assert telling([planted]) == [planted]


@pytest.mark.parametrize("who", ["a guest", "a member"])
def test_words_typed_are_in_no_log(forum, log, who):
    walk(forum, visitor_of(forum, who))
    assert not [each for each in PARTS if each in log.text.lower()]

    logging.getLogger("forum").warning("Asked for %s", TYPED)
    assert [each for each in PARTS if each in log.text.lower()]


def test_words_typed_are_in_no_log_when_the_engine_fails(forum, log):
    whole = forum.backend
    forum.app.extensions |= {"log_failure": log_failure, "search": Failing()}
    answer = forum.visit().client.post("/search", data={"q": TYPED}, follow_redirects=True)
    forum.app.extensions["search"] = whole

    assert answer.status_code == 500
    assert PARTS[0] in "\n".join(map(logging.Formatter().format, log.records))  # it was said
    printed = "\n".join(map(Redacting().format, log.records))
    assert "request failed" in printed
    assert not [each for each in PARTS if each in printed.lower()]


class Failing:
    """An engine that fails, and tells what it was asked."""

    def __getattr__(self, name):
        def fail(*asked, **more):
            raise RuntimeError(f"{name} {asked} {more} {TYPED}")

        return fail


@pytest.mark.parametrize("who", ["a guest", "a member"])
def test_words_typed_are_in_no_file_and_no_table(forum, who):
    walk(forum, visitor_of(forum, who))
    forum.keep_up()
    folder = forum.app.extensions["settings"].data
    assert held_in(folder, PARTS) == set()

    for name, plain in {
        "packed": zlib.compress(TYPED.encode()),
        "coded": base64.b64encode(b"x" + TYPED.encode()),
        "wide": TYPED.encode("utf-16-le"),
    }.items():
        (folder / name).write_bytes(b"before" + plain)
        assert {file for _, file in held_in(folder, PARTS)} == {name}
        (folder / name).unlink()


def test_searching_leaves_nothing_in_the_session_and_gives_no_cookie(forum):
    guest, member = forum.visit(), forum.visit().arrive()
    with listening(forum.app) as answers:
        forum.ask(TYPED, guest)
        member.get("/search")
        before = session_of(forum, member)
        walk(forum, member)

    assert not [
        each for each in answers if dict(each.headers).get("Set-Cookie") and not each.reader
    ]
    assert session_of(forum, member) == before
    assert before  # so that there was something to read


def session_of(forum, visitor):
    """Return what lies in a session, unsealed."""
    secret = base64.urlsafe_b64decode(visitor.client.get_cookie("s").value)
    return forum.app.extensions["session_store"].find(secret, at=now())
