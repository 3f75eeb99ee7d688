"""Ids in addresses: ours lead somewhere, and everything else is one missing page."""

import pytest
from flask import url_for

from forum.public_ids import new_id, to_text
from forum.web.routing import own_address


def test_an_id_in_an_address_is_the_id_of_the_thing(app, guest, inside):
    with inside() as make:
        thread_id = make.thread(title="Nights are long").id

    with app.test_request_context("/"):
        address = url_for("threads.show", tid=thread_id)

    assert address == f"/t/{to_text(thread_id)}"
    assert guest.get(address).heading == "Nights are long"


@pytest.mark.parametrize("rule", ["/t/{}", "/p/{}/edit"])
@pytest.mark.parametrize(
    "text", ["x", "A" * 21, "A" * 23, "A" * 21 + "B", "A" * 21 + "%00", "%C3%84" * 22, "%2e%2e"]
)
def test_what_is_no_id_of_ours_looks_like_any_missing_page(member, rule, text):
    page = member.get(rule.format(text))

    assert page.status == 404
    assert page.text == member.get("/nowhere").text


@pytest.mark.parametrize("rule", ["/t/{}", "/p/{}"])
def test_an_id_that_nobody_has_looks_like_any_missing_page(guest, rule):
    page = guest.get(rule.format(to_text(new_id())))

    assert page.status == 404
    assert page.text == guest.get("/nowhere").text


@pytest.mark.parametrize("address", ["/rules/", "/help/?region=us", "/boards/sleep/"])
def test_a_slash_too_many_does_not_matter(guest, inside, address):
    with inside() as make:
        make.board(slug="sleep")

    assert guest.client.get(address).status_code == 200


@pytest.mark.parametrize("typed", ["/", "/me", "/t/abc/reply?to=x", "/boards/sleep#main"])
def test_a_page_of_ours_is_a_place_to_go_on_to(typed):
    assert own_address(typed) == typed


@pytest.mark.parametrize(
    "typed",
    ["", "me", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/a\\b"],
)
def test_anything_else_leads_nowhere(typed):
    assert own_address(typed) == ""


@pytest.mark.parametrize("address", ["/me/look", "/me/name", "/me/topics", "/sign-in", "/rules"])
def test_the_head_of_a_page_is_that_of_the_page(member, address):
    page, head = member.client.get(address), member.client.head(address)

    assert (head.status_code, head.data) == (200, b"")
    assert dict(head.headers) == dict(page.headers)
