"""The pages that are only read, as somebody without script or account gets them."""

from itertools import pairwise

import pytest

READING = ["/help", "/rules", "/privacy", "/stay-safe", "/how-we-moderate", "/first-post"]
READING += ["/moderation/public-log", "/accessibility"]
KEPT = ["I hear you", "Drafts", "how far you have read", "boards that you follow", "Notices"]
KEPT += ["The country you choose", "how you like pages to look", "How long first answers took"]
HELP_PAGE_BYTES = 30_000


@pytest.mark.parametrize("address", READING)
def test_anyone_may_read_it_and_is_not_remembered(guest, address):
    page = guest.get(address)

    assert page.status == 200
    assert page.one("title").get_text().startswith(page.heading)
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("address", READING)
def test_the_way_out_comes_first(guest, address):
    links = [link.get_text(" ", strip=True) for link in guest.get(address).all("a[href]")]

    assert links[:4] == [
        "Skip to main content",
        "Quick exit",
        "In crisis? Get help now",
        "Emergency: Quick exit",
    ]


@pytest.mark.parametrize("address", READING)
def test_headings_go_down_one_step_at_a_time(guest, address):
    levels = [int(tag.name[1]) for tag in guest.get(address).all("h1, h2, h3, h4")]

    steps = [after - before for before, after in pairwise(levels)]

    assert levels[0] == 1
    assert max(steps) <= 1


def test_help_names_a_number_to_call_and_says_from_when_the_list_is(guest):
    page = guest.get("/help")

    assert page.one(".now a")["href"] == "tel:999"
    assert len(page.all(".line a[href]")) >= 2
    assert "This list is from" in page.words
    assert len(page.text.encode()) < HELP_PAGE_BYTES


def test_the_country_is_chosen_by_the_person(guest):
    page = guest.get("/help?region=ie")

    assert page.one("option[selected]").get_text() == "Ireland"
    assert page.one(".now a")["href"] == "tel:112"


def test_a_country_that_we_do_not_know_gets_help_all_the_same(guest):
    assert guest.get("/help?region=nowhere").all(".now a")


def test_the_rules_are_numbered_and_all_there(guest):
    rules = guest.get("/rules").all("main ol > li h2")

    assert len(rules) == 7
    assert rules[0].get_text() == "Be kind"


def test_privacy_answers_four_questions_first_and_then_all_in_one_table(guest):
    page = guest.get("/privacy")

    questions = [question.get_text() for question in page.all("dt")]
    rows = page.all("tbody tr")

    assert questions == [
        "What do you keep?",
        "For how long?",
        "Who can see it?",
        "What can’t you protect me from?",
    ]
    assert all(len(row.select("td[data-label]")) == 3 for row in rows)
    assert "controls the running server" in page.words


@pytest.mark.parametrize("kept", KEPT)
def test_privacy_tells_of_all_that_this_place_does_for_a_person(guest, kept):
    told = " ".join(row.get_text() for row in guest.get("/privacy").all("tbody th"))

    assert kept in told


def test_privacy_tells_of_all_that_a_browser_keeps(guest):
    told = guest.get("/privacy").words

    for kept in ("there is one", "a second one holds", "one holds the country", "how pages look"):
        assert kept in told
    assert "the tab also remembers which answers you shut" in told


def test_moderating_says_what_it_has_and_who_is_on(guest):
    page = guest.get("/how-we-moderate")

    headings = [heading.get_text() for heading in page.all("h2")]
    assert "What happens when you tell us" in headings
    assert "For now" not in headings
    assert "No moderator is on right now." in page.words
    assert page.all("main a[href='/moderation/public-log']")


def test_a_first_post_can_begin_in_three_ways(guest):
    first, *_ = guest.get("/first-post").all("main .prose ul")

    assert len(first.select("li")) == 3


def test_hiding_ones_tracks_says_what_quick_exit_cannot_do(guest):
    page = guest.get("/stay-safe")

    assert "does not clear your history" in page.words


def test_leaving_shows_nothing_of_this_place(guest, settings):
    page = guest.get("/leave")

    assert page.heading == "Loading"
    assert settings.site_name not in page.text
    assert page.one("meta[http-equiv=refresh]")["content"] == f"0; url={settings.exit_url}"
    assert page.all("link:not([rel=icon]), script, img, .strip") == []
    assert "/plain-32" in str(page.one("link[rel=icon]")["href"])


def test_help_says_how_to_tell_of_somebody_in_danger(guest):
    aside = guest.get("/help").one("aside").get_text()

    assert "Tell a moderator" in aside
    assert "Someone may be at risk" in aside
