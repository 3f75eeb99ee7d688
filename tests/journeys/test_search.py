"""Somebody searches, finds the conversation that helps, and leaves no trace of what they asked."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from forum.clock import now
from forum.public_ids import to_text
from tests.journeys.finding import follow, index, search, titles


@pytest.fixture
def talk(app, inside):
    """Three conversations about sleep on two boards, and one about something else."""
    with inside() as make:
        sleep = make.board(slug="sleep", name="Sleep", description="Nights that are long.")
        new = make.board(slug="new", name="New here", description="Say hello.")
        drink = make.thread(
            board=sleep,
            title="Awake since I stopped drinking",
            body="I stopped drinking in May. **Since then** I cannot sleep.\n\nDoes it get better?",
            at=now() - timedelta(days=40),
        )
        make.reply(drink, body="Sleep came back to me after some weeks.")
        make.reply(drink, body="Tea helps.")
        make.thread(board=sleep, title="Sleep at work", body="I fall asleep at my desk.")
        make.thread(board=new, title="Hello", body="I am here because I cannot sleep.")
        make.thread(board=new, title="My garden", body="Roses and beans.")
    index(app)
    return to_text(drink.id)


def test_a_newcomer_finds_the_conversation_about_their_own_trouble(guest, talk):
    # Given somebody without an account, on the home page
    home = guest.get("/")

    # When they type what troubles them, with slips
    page = guest.send(home, "/search", q="cant sleep sinse i stoped drinking")

    # Then the conversation comes first, and leads there
    assert titles(page)[0] == "Awake since I stopped drinking"
    assert page.heading == "Search"
    first = page.all("[data-result]")[0]
    assert "Sleep · 2 replies · " in " ".join(first.select(".meta")[-1].get_text().split())
    assert {mark.get_text().lower() for mark in first.select(".words mark")} >= {"sleep"}
    assert guest.get(first.select_one("a")["href"]).heading == "Awake since I stopped drinking"


def test_no_cookie_is_given_to_who_only_searches(guest, talk):
    page = search(guest, "sleep")
    guest.get(page.all("[data-result] a")[0]["href"])
    guest.get("/search?q=sleep")
    guest.get("/search")
    guest.get("/")
    search(guest, "")

    assert guest.client.get_cookie("s") is None
    assert guest.client.get_cookie("look") is None


def test_the_words_are_in_no_address_and_no_title(guest, member, talk):
    for visitor in (guest, member):
        answer = visitor.client.post("/search", data={"q": "sleepless garden"})
        page = visitor.get(answer.headers["Location"])

        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/search/r/")
        addresses = [unquote(str(tag["href"])) for tag in page.all("a[href], link[href]")]
        assert not [each for each in addresses if "sleepless" in each or "garden" in each]
        assert page.one("title").get_text() == "Search – Lamplit"
        assert page.one("#q")["value"] == "sleepless garden"


def test_whoever_links_may_put_the_words_into_an_address(guest, talk):
    assert titles(guest.get("/search?q=garden")) == ["My garden"]
    assert guest.get("/search?q=&board=sleep").one("#q")["value"] == ""


def test_a_reply_says_whose_conversation_it_is_in_and_leads_to_itself(guest, talk):
    page = search(guest, "tea")

    [result] = page.all("[data-result]")
    assert titles(page) == ["Reply in: Awake since I stopped drinking"]
    there = guest.get(result.select_one("a")["href"])
    assert there.address.endswith(f"#p-{result['data-result']}")
    assert there.one(f"#p-{result['data-result']}")


def test_the_passage_is_plain_text_with_what_was_asked_marked(app, guest, inside):
    with inside() as make:
        body = "<b>Snow</b> & *ice*: [snow](https://example.org/) <mark>not</mark>"
        make.thread(title="<i>Snow</i> & more", body=body)
    index(app)

    page = search(guest, "snow")
    result = page.one("[data-result]")

    assert titles(page) == ["<i>Snow</i> & more"]
    assert {mark.get_text().lower() for mark in result.select("mark")} == {"snow"}
    assert "<mark>not</mark>" in result.select_one(".words").get_text()
    assert result.select("i, b, .words a") == []


def test_one_result_for_each_conversation_unless_all_posts_are_asked_for(guest, talk):
    one, every = search(guest, "sleep"), search(guest, "sleep", posts="all")

    assert len(titles(one)) == 3
    assert "3 results in 2 boards" in one.words
    assert len(titles(every)) == 4
    assert "4 results in 2 boards" in every.words


def test_what_has_all_words_comes_before_what_has_some(guest, talk):
    page = search(guest, "sleep desk")

    assert titles(page)[0] == "Sleep at work"
    assert len(titles(page)) == 3
    assert "These have some of your words." in page.words


def test_pages_lead_on_and_back(app, guest, inside):
    with inside() as make:
        board = make.board()
        for number in range(25):
            make.thread(board=board, title=f"Snow {number}", body="White.")
    index(app)

    first = search(guest, "snow")
    second = guest.get(first.one("a[rel=next]")["href"])
    third = guest.get(second.one("a[rel=next]")["href"])
    back = guest.get(third.one("a[rel=prev]")["href"])

    assert [len(titles(page)) for page in (first, second, third)] == [10, 10, 5]
    assert "after=" in first.one("a[rel=next]")["href"]
    assert len({*titles(first), *titles(second), *titles(third)}) == 25
    assert titles(back) == titles(second)
    assert titles(guest.get(back.one("a[rel=prev]")["href"])) == titles(first)
    assert first.all("a[rel=prev]") == third.all("a[rel=next]") == []
    assert "Page 3 of 3" in third.words


def test_a_slip_is_mended_and_can_be_left_alone(guest, talk):
    page = search(guest, "gardin")
    assert titles(page) == ["My garden"]
    assert "Showing results for garden . Search instead for gardin" in page.words

    as_typed = follow(guest, page, "gardin")

    assert titles(as_typed) == []
    assert "Showing results for" not in as_typed.words


def test_other_words_for_the_same_are_said_and_can_be_switched_off(app, guest, inside):
    # Given two who say the same in other words
    with inside() as make:
        make.thread(title="One", body="I have been sober since May.")
        make.thread(title="Two", body="Clean for a year now.")
    index(app)

    # When somebody types one of them, then both are found
    page = search(guest, "sober")
    assert set(titles(page)) == {"One", "Two"}
    assert "Other people’s words for this:" in page.words

    # And with their own words only, one of them is
    plain = follow(guest, page, "Only my words")
    assert titles(plain) == ["One"]
    assert set(titles(follow(guest, plain, "Look for other people’s words too"))) == {"One", "Two"}


@pytest.mark.parametrize("typed", ["garden \u02bc", '"\u02bc" garden', "\u02bc\u02bc garden"])
def test_an_apostrophe_that_is_a_letter_is_not_looked_for(guest, talk, typed):
    assert titles(search(guest, typed)) == ["My garden"]


def test_exact_words_and_words_to_leave_out(guest, talk):
    assert titles(search(guest, '"asleep at my desk"')) == ["Sleep at work"]
    assert "Sleep at work" not in titles(search(guest, "sleep -desk"))
    assert titles(search(guest, "sleep board:new")) == ["Hello"]
