"""The pages that explain how this place works."""

import pytest

ADDRESSES = {
    "/how-we-moderate": "How we moderate",
    "/first-post": "How to write a first post",
    "/accessibility": "Accessibility",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_guide_is_there_for_everyone(guest, member, address):
    for reader in (guest, member):
        page = reader.get(address)

        assert page.status == 200
        assert page.heading == ADDRESSES[address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_guide_is_linked_at_the_foot_of_every_page(guest, address):
    [link] = guest.get("/help").all(f".foot a[href='{address}']")

    assert link.get_text() == ADDRESSES[address]


@pytest.mark.parametrize("address", ["/how-we-moderate", "/first-post"])
def test_a_guide_leads_to_help_and_to_the_rules(guest, address):
    page = guest.get(address)

    assert page.all("main a[href='/help']")
    assert page.all("main a[href='/rules']")


def test_how_to_begin_leads_to_the_boards(guest):
    assert guest.get("/first-post").one("main a.btn")["href"] == "/"


def test_moderating_says_what_moderators_cannot_see(guest):
    words = guest.get("/how-we-moderate").words

    assert "What they can’t see Your other names." in words
    assert "When you joined" in words
    assert "internet address" in words
    assert "Nobody decides about their own post." in words
    assert "new here, has written here before, or has had an earlier decision" in words


def test_moderating_asks_nobody_for_a_form(guest):
    """It is a page to read: whatever can be pressed stands beside the posts."""
    assert guest.get("/how-we-moderate").all("main form, main button, main .btn") == []


def test_accessibility_says_what_was_tested_what_is_not_proven_and_how_to_tell_us(guest):
    page = guest.get("/accessibility")

    told = {heading.get_text(): heading for heading in page.all(".prose h2")}
    assert "axe" in told["What was tested"].find_next("ul").get_text()
    assert "screen reader" in told["What is not proven"].find_next("ul").get_text()
    assert "Tell a moderator" in told["Tell us what does not work"].find_next("p").get_text()
    assert page.all(".prose a[href='/me/look']")
