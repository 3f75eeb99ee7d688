"""What can be chosen beside the words, and what is folded for whoever asks."""

from datetime import timedelta

import pytest

from forum.boards.models import Reading
from forum.clock import now
from tests.journeys.finding import follow, index, search, titles


@pytest.fixture
def talk(app, inside):
    """Conversations about snow, old and new, answered and not, on three boards."""
    with inside() as make:
        hills = make.board(slug="hills", name="Hills")
        members = make.board(slug="ours", name="Ours", reading=Reading.MEMBERS)
        group = make.board(slug="few", name="A few", reading=Reading.GROUP)
        opener, at = make.writer(), now()
        old = make.thread(board=hills, title="Old snow", writer=opener, at=at - timedelta(days=300))
        make.answer(make.reply(old, body="Wait for spring."), "helped", writer=opener)
        make.thread(board=hills, title="Snow last month", at=at - timedelta(days=20))
        make.thread(board=hills, title="Snow today", body="Snow and snow.", at=at)
        make.thread(board=make.board(slug="sea", name="Sea"), title="Snow at sea", at=at)
        make.thread(board=members, title="Snow among us", at=at)
        make.thread(board=group, title="Snow for a few", at=at)
    index(app)


def test_a_board_is_chosen(guest, talk):
    page = search(guest, "snow", board="sea")

    assert titles(page) == ["Snow at sea"]
    assert "1 result in 1 board" in page.words
    assert page.one("input[name=board][checked]")["value"] == "sea"
    assert "Hills (3 posts)" in page.one("#filters").get_text()
    assert "Sea (1 post)" in page.one("#filters").get_text()
    assert page.all("#filters legend")[0].get_text() == "Boards and how many posts"
    assert "You could ask in Sea" in page.words
    assert "3 more are left out by your filters." in page.words
    assert len(titles(follow(guest, page, "Show all 4"))) == 4
    assert len(titles(search(guest, "snow", board=["sea", "hills"]))) == 4


def test_a_board_that_is_not_there_has_nothing_whether_or_not_there_is_one(guest, talk):
    for slug in ("nowhere", "ours", "few", "ünïcode", "x" * 3000):
        page = search(guest, "snow", board=slug)

        assert (page.status, titles(page)) == (200, [])
        assert "Ours" not in page.words


def test_time_help_and_waiting_are_chosen(guest, talk):
    def found(**chosen):
        return set(titles(search(guest, "snow", **chosen)))

    assert found(when="week") == {"Snow today", "Snow at sea"}
    assert found(when="month") == {"Snow today", "Snow at sea", "Snow last month"}
    assert found(when="year", helped="1") == {"Old snow"}
    assert found(when="month", helped="1") == set()
    assert found(waiting="1", board="hills") == {"Snow today", "Snow last month"}
    assert found(when="nonsense", sort="nonsense", helped="1") == {"Old snow"}


def test_the_newest_come_first_if_asked_for(guest, talk):
    page = search(guest, "snow", sort="newest", board="hills")

    assert titles(page) == ["Snow today", "Snow last month", "Old snow"]
    assert page.one("input[name=sort][checked]")["value"] == "newest"


def test_a_mark_says_that_a_reply_helped(guest, talk):
    page = search(guest, "snow spring", posts="all")

    told = dict(zip(titles(page), map(str, page.all("[data-result]")), strict=True))
    assert "Marked as having helped" in told["Reply in: Old snow"]
    assert "Has a reply that helped" in told["Old snow"]
    assert "helped" not in told["Snow today"]


def test_what_only_members_read_is_found_by_members_alone(guest, member, talk):
    for_guest, for_member = search(guest, "snow"), search(member, "snow")

    assert "Snow among us" not in for_guest.text
    assert "Ours" not in for_guest.words
    assert "4 results in 2 boards" in for_guest.words
    assert "Snow among us" in titles(for_member)
    assert "5 results in 3 boards" in for_member.words
    for page in (for_guest, for_member):
        assert "Snow for a few" not in page.text


def test_an_address_shows_each_reader_what_they_may_read(guest, member, talk):
    page = search(member, "snow")

    assert "Snow among us" not in guest.get(page.address).text


@pytest.fixture
def noted(app, inside):
    """Conversations about frost: one talks about self-harm, one about someone dying."""
    with inside() as make:
        make.thread(title="Frost one", body="Frost in the morning.", notes=["self-harm"])
        make.thread(title="Frost two", body="Frost at noon.", notes=["someone dying"])
        plain = make.thread(title="Frost three", body="Frost in the evening.")
        make.reply(plain, body="Ice on it.", notes=["violence"])
    index(app)


def test_topics_that_one_folds_are_left_out_and_can_be_shown(guest, noted):
    page = search(guest, "frost")
    assert set(titles(page)) == {"Frost two", "Frost three"}
    assert "1 more is left out by your filters." in page.words
    ticked = {tag["value"] for tag in page.all("input[name=leave][checked]")}
    assert ticked == {"wanting to die", "self-harm", "violence", "sexual harm"}

    shown = follow(guest, page, "Show all 3")

    assert set(titles(shown)) == {"Frost one", "Frost two", "Frost three"}
    assert "Frost at noon." in shown.words
    assert "Frost in the morning." not in shown.words
    assert "Talks about self-harm" in shown.words
    assert shown.all("input[name=leave][checked]") == []


def test_what_is_only_about_folded_topics_is_shown_folded_and_not_as_nothing(guest, noted):
    for words in ("morning", "ice"):
        page = search(guest, words)

        assert len(titles(page)) == 1
        assert page.all("[data-result] .words") == []
        assert "These words are folded for you." in page.words


def test_whoever_asks_for_a_topic_is_not_kept_from_it(guest, noted):
    page = search(guest, "frost self-harm")

    assert "Frost one" in titles(page)
    assert "Frost in the morning." not in page.words


def test_a_member_folds_what_they_chose(member, noted):
    # Given somebody who folds what nobody else folds
    topics = member.get("/me/topics")
    member.post("/me/topics", topics.form("/me/topics").fields | {"topics": "someone dying"})

    # When they search, then that is left out, and shown without its words
    page = search(member, "frost")
    assert set(titles(page)) == {"Frost one", "Frost three"}
    shown = search(member, "frost", filters="1")
    assert len(titles(shown)) == 3
    assert "Frost in the morning." in shown.words
    assert "Frost at noon." not in shown.words


def test_the_form_keeps_what_was_chosen(guest, noted):
    page = search(guest, "frost", filters="1", leave="violence", when="year", posts="all")

    assert [tag["value"] for tag in page.all("input[name=leave][checked]")] == ["violence"]
    assert page.one("input[name=when][checked]")["value"] == "year"
    assert page.one("input[name=posts][checked]")["value"] == "all"
    assert all(tag["form"] == "sf" for tag in page.all("#filters input, #filters button"))
