"""The pages that are only read, and the way out."""

import pytest

from forum.care.help_lines import REGIONS
from forum.pages.house_rules import HOUSE_RULES


@pytest.mark.parametrize("address", ["/help", "/rules", "/privacy", "/stay-safe", "/leave"])
def test_reading_leaves_no_cookie(guest, address):
    page = guest.get(address)

    assert page.status == 200
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_help_is_shown_for_the_country_that_was_chosen(guest, region):
    page = guest.get(f"/help?region={region.code}")

    own = {line.href for line in region.lines} | {f"tel:{region.emergency_number}"}
    called = {str(a["href"]) for a in page.all("main a")}
    assert own <= called
    assert not {line.href for other in REGIONS for line in other.lines} & called - own


@pytest.mark.parametrize("query", ["", "?region=", "?region=xx", "?region=<b>", "?region=%ff"])
def test_no_country_or_a_strange_one_shows_the_first(guest, query):
    first, page = guest.get(f"/help?region={REGIONS[0].code}"), guest.get(f"/help{query}")

    assert page.one("main").get_text() == first.one("main").get_text()


def test_all_rules_can_be_read(guest):
    words = guest.get("/rules").words

    assert not [rule.title for rule in HOUSE_RULES if rule.title not in words]


def test_leaving_leads_to_the_neutral_page(guest, app):
    page = guest.get("/leave")

    exit_url = app.extensions["settings"].exit_url
    assert exit_url in str(page.one("meta[http-equiv=refresh]")["content"])
    assert page.one(f"a[href='{exit_url}']")


def test_leaving_ends_the_visit_and_clears_what_the_browser_kept(member, visit):
    copy = visit()
    copy.client.set_cookie("s", member.client.get_cookie("s").value)

    page = member.get("/leave")

    assert page.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert member.client.get_cookie("s") is None
    assert copy.get("/me").heading == "Sign in"


def test_the_last_page_does_not_say_who_was_there(member):
    page = member.get("/leave")

    assert "Sign out" not in page.words
    assert not page.all("a[href='/me']")
