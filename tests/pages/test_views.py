"""The pages that are only read, and the way out."""

from datetime import date

import pytest
from flask import render_template

from forum.care.help_lines import REGIONS
from forum.house.editions import Edition, newest, numbered
from forum.house.shipped import EDITIONS, HOUSE_RULES

READING = ["/help", "/rules", "/privacy", "/stay-safe", "/how-we-moderate", "/first-post"]
READING += ["/moderation/public-log"]


@pytest.mark.parametrize("address", READING)
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
def test_no_country_or_a_strange_one_is_not_remembered(guest, query):
    page = guest.get(f"/help{query}")

    assert page.one("option[selected]")["value"] in {REGIONS[0].code, REGIONS[-1].code}
    assert page.all(".line a[href]")
    assert "Set-Cookie" not in page.headers


def test_the_country_that_was_chosen_is_told_to_the_help_page_alone_until_it_is_to_be_forgotten(
    guest,
):
    chosen = guest.get("/help?region=ie")
    later = guest.get("/help")
    forgotten = guest.get("/help?region=")

    [cookie] = [value for name, value in chosen.headers.items() if name == "Set-Cookie"]
    assert cookie.startswith("region=ie;")
    assert "Path=/help" in cookie
    assert later.one("option[selected]")["value"] == "ie"
    assert forgotten.one("option[selected]")["value"] == REGIONS[0].code
    assert guest.get("/help").one("option[selected]")["value"] == REGIONS[0].code


def test_all_rules_can_be_read(guest):
    words = guest.get("/rules").words

    assert not [rule.title for rule in HOUSE_RULES if rule.title not in words]


def test_the_rules_say_which_edition_they_are_and_since_which_month(guest):
    page = guest.get("/rules")

    now_held = newest(EDITIONS)
    assert f"Edition {now_held.number}, since {now_held.since:%B %Y}" in page.words
    assert "These rules no longer hold" not in page.words


def test_an_edition_has_an_address_of_its_own_and_one_that_never_was_has_none(guest):
    page = guest.get("/rules?edition=1")

    assert "Edition 1, since November 2026" in page.words
    assert guest.get("/rules?edition=0").status == 404
    assert guest.get("/rules?edition=seven").status == 404
    assert guest.get("/rules?edition=").status == 200


def test_an_edition_that_is_over_says_so_and_leads_to_the_one_that_holds(app):
    first = Edition(1, date(2026, 11, 1), numbered(("Be kind", "To all.")))
    second = Edition(2, date(2027, 3, 1), numbered(("Be kind", "Always.")), "New words for rule 1.")

    with app.test_request_context("/rules"):
        old = render_template("pages/rules.html", edition=first, newest=second, others=[second])
        new = render_template("pages/rules.html", edition=second, newest=second, others=[first])

    assert "These rules no longer hold" in old
    assert "House rules, edition 1 –" in old
    assert "These rules no longer hold" not in new
    assert "New words for rule 1." in new
    assert 'href="/rules?edition=1">Edition 1, since November 2026<' in new


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
