"""Whatever else happens to somebody who searches is said in a sentence, never as an error."""

import shutil
from datetime import timedelta

import pytest

from config import load
from forum.app import create_app
from forum.clock import now
from forum.search.pages import address_views
from forum.search.pages.question import WORDS_MAX_CHARS
from forum.transaction import db
from tests.counting import statements_of
from tests.journeys.finding import index, search, titles
from tests.visitor import Visitor


@pytest.fixture
def talk(app, inside):
    with inside() as make:
        board = make.board(slug="sleep", name="Sleep", description="Nights that are long.")
        make.thread(board=board, title="Long nights", body="I lie awake with my thoughts.")
    index(app)
    return board


def test_without_words_one_is_asked_for_some(guest):
    for words in ("", "   ", "\u200b", "\x00\x07"):
        page = search(guest, words)

        assert page.status == 422
        assert "Type a word or two" in page.problems
        assert page.one("#q")["aria-describedby"] == "q-error"
        assert page.one("title").get_text().startswith("Error: ")


def test_a_very_long_question_is_declined_and_kept(guest, talk):
    words = "night " * WORDS_MAX_CHARS
    page = search(guest, words)

    assert page.status == 422
    assert "Use fewer words" in page.problems
    assert page.one("#q")["value"] == words.strip()


def test_what_is_far_too_long_is_declined_unread(guest, talk):
    said = guest.client.post("/search", data={"q": "night " * 10_000})
    assert (said.status_code, said.text.count("night night")) == (422, 5000)

    said = guest.client.post("/search", data={"q": "night " * 50_000})
    assert (said.status_code, said.text.count("night")) == (413, 0)
    assert "your words are still in your browser" in said.text


def test_a_long_question_is_read_in_part(guest, talk):
    page = search(guest, "thoughts " + "night " * 95)

    assert page.status == 200
    assert titles(page) == ["Long nights"]


def test_words_that_say_nothing_are_answered_with_a_sentence(guest, talk):
    for words in ("the", "and I am", "-the"):
        page = search(guest, words)

        assert (page.status, titles(page)) == (200, [])
        assert page.one("#results").get_text() == "We need other words"
        assert "Try fewer words" not in page.words


def test_what_was_mended_in_vain_is_not_called_a_result(guest, talk):
    page = search(guest, "thoughtz volcano xylophone", board="nowhere")

    assert page.one("#results").get_text() == "Nothing found"
    assert "Showing results for" not in page.words
    assert "We looked for thoughts volcano xylophone" in page.words
    assert "No post that you can read has thoughtz volcano xylophone" in page.words


def test_what_the_filters_leave_out_is_no_more_where_nothing_is_left(guest, talk):
    assert "1 is left out by your filters." in search(guest, "thoughts", helped="1").words


def test_one_page_of_results_has_no_page_numbers(guest, talk):
    assert search(guest, "nights").all("nav.pager") == []


def test_a_board_that_was_typed_and_is_not_there_is_told(guest, talk):
    page = search(guest, "thoughts board:nowhere")

    assert titles(page) == ["Long nights"]
    assert "No board that you can read has that name." in page.words


ODD = ['"', '""', '"""', "-", "--", "- -", "*", "a*", "title:x", "board:", "board:nowhere", "when:"]
ODD += ["when:9999", "AND OR NOT", "(((", "^2", "~", "\\", "%", "_", "'; DROP TABLE post; --"]
ODD += ["{{ 7*7 }}", "<script>alert(1)</script>", "😀", "שלום", "ก็็็็็็็", "한국어", "x" * 500]
ODD += [
    "night\x00mare",
    "\u202enight",
    "-" * 400,
    '"a ' * 100,
    "c:\\night",
    "https://night.example",
]


def test_odd_words_are_plain_text_or_answered_with_a_sentence(guest, talk):
    for words in ODD:
        page = search(guest, words)

        assert page.status in (200, 422), words
        assert "alert(1)" not in str(page.all("script"))
        direct = guest.get("/search", query_string={"q": words.encode("utf-8", "replace")})
        assert direct.status in (200, 422), words


def test_nothing_found_says_what_was_tried_and_where_else_to_go(guest, talk):
    page = search(guest, "xylophone nights-out volcano", as_typed="1", plain="1", board="nowhere")

    assert page.one("#results").get_text() == "Nothing found"
    assert "xylophone nights-out volcano" in page.one("main").get_text()
    links = {str(tag["href"]).split("#")[0] for tag in page.all("main a")}
    assert {"/help", "/first-post", "/boards/sleep"} <= links


def test_an_address_that_was_never_one_is_over(guest, talk):
    for token in ("x", "A" * 342, "%2e%2e", "é", "A" * 6000, "search", "-_-", "A" * 341):
        page = guest.get(f"/search/r/{token}")

        assert page.status == 404
        assert "This search is over" in page.words
        assert page.form("/search").fields == {"q": ""}


def test_an_address_is_over_after_half_an_hour(guest, talk, monkeypatch):
    page = search(guest, "nights")
    assert titles(guest.get(page.address)) == ["Long nights"]

    monkeypatch.setattr(address_views, "now", lambda: now() + timedelta(minutes=31))

    assert guest.get(page.address).status == 404


def test_an_address_is_over_when_the_forum_was_started_anew(guest, talk, settings):
    page = search(guest, "nights")
    app = create_app(settings)
    app.extensions["failures"] = []

    assert "This search is over" in Visitor(app).get(page.address).words
    with app.app_context():
        db.engine.dispose()


def test_a_place_that_is_none_is_a_missing_page(guest, talk):
    here = search(guest, "nights").address.split("#")[0]
    for after in ("x", "A" * 22, "A" * 60, "_" * 23):
        assert guest.get(f"{here}?after={after}").status == 404
        assert guest.get(f"/search?q=nights&after={after}").status == 404


def test_while_there_is_no_index_a_page_says_so(guest, member, inside, settings):
    shutil.rmtree(settings.data / "search", ignore_errors=True)
    for visitor in (guest, member):
        for page in (search(visitor, "I want to die"), visitor.get("/search?q=nights")):
            assert page.status == 200
            assert "Search is being made ready" in page.words
        assert "Get help now" in search(visitor, "I want to die").one("[data-care]").get_text()


GRAVE = ["I want to die", "suicide", "how to kill myself", "end my life", "no reason to live"]


def test_words_about_a_life_in_danger_lead_to_help_above_what_was_found(guest, talk):
    for words in GRAVE:
        page = search(guest, f"{words} nights")

        assert titles(page) == ["Long nights"]
        assert page.one("[data-care] a")["href"] == "/help"
        assert page.text.index("data-care") < page.text.index("data-result")


def test_other_words_are_answered_without_alarm(guest, talk):
    plain = ("nights", "panic at night", "dying for a coffee at night", "my mum died at night")
    for words in plain:
        assert search(guest, words).all("[data-care]") == []


def test_what_was_hidden_or_taken_back_is_gone_at_once(app, guest, inside):
    with inside() as make:
        writer = make.writer()
        thread = make.thread(title="Fog", body="Fog on the road.")
        hidden, mine = (
            make.reply(thread, body="Mist."),
            make.reply(thread, body="Haze.", writer=writer),
        )
    index(app)
    assert [len(titles(search(guest, word))) for word in ("mist", "haze")] == [1, 1]

    with inside() as make:
        make.hide(make.post(hidden.id))
        make.take_back(make.post(mine.id), writer=writer)

    # No worker has been by, and the index knows both still
    for word in ("mist", "haze"):
        page = search(guest, word)
        assert titles(page) == []
        assert page.one("#results").get_text() == "Nothing found"


def test_a_form_from_elsewhere_is_refused(guest, talk):
    odd = ("https://evil.example", "http://localhost@evil.example", "http://[::1", "localhost", "")
    for head in ({"Sec-Fetch-Site": "cross-site"}, *({"Origin": origin} for origin in odd)):
        assert guest.client.post("/search", data={"q": "nights"}, headers=head).status_code == 403
    for head in ({"Origin": "null"}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "none"}):
        assert guest.client.post("/search", data={"q": "nights"}, headers=head).status_code == 303


def test_a_program_that_asks_all_the_time_is_slowed_down(settings):
    app = create_app(load({"LAMPLIT_DATA": str(settings.data)}))
    app.extensions["failures"] = []
    client = Visitor(app).client
    statuses = [client.post("/search", data={"q": "x"}).status_code for _ in range(130)]

    assert set(statuses) == {303, 429}
    assert statuses[:100] == [303] * 100
    assert {client.get("/search").status_code for _ in range(130)} == {200}
    with app.app_context():
        db.engine.dispose()


def test_a_page_of_results_costs_as_many_queries_however_many_there_are(app, inside, visit):
    with inside() as make:
        board = make.board()
        make.thread(board=board, title="Rain")
        for number in range(12):
            make.reply(make.thread(board=board, title=f"Hail {number}"), body="Hail.")
    index(app)
    costs = {}
    for who, visitor in (("guest", visit()), ("member", visit().arrive())):
        for words in ("rain", "hail"):
            search(visitor, words)
            with statements_of(app) as seen:
                search(visitor, words)
            costs[who, words] = len(seen)

    assert costs["guest", "rain"] == costs["guest", "hail"] <= 1
    assert costs["member", "rain"] == costs["member", "hail"] <= 2
