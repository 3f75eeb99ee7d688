"""Nothing that was typed is lost, and nothing is kept for longer than it is needed."""

import pytest
from flask import g, session

from forum.web.kept_words import (
    FIELD_MAX_CHARS,
    MOST_FIELDS,
    keep_form,
    keep_words,
    kept_words,
    let_go,
    typed_words,
)

PAGE, OTHER_PAGE = f"/t/{'A' * 22}/reply", "/boards/sleep/new"
ALL_FIELDS = {
    "title": "Awake again",
    "body": "It is three.",
    "parent": "A" * 22,
    "post_as": "known",
    "known_name": "Quiet Heron",
    "nonce": "B" * 22,
}


@pytest.fixture
def sent(app):
    """Be in a request that sent a form."""
    return lambda method="POST", **fields: app.test_request_context(
        PAGE, method=method, data=fields
    )


def test_words_and_choices_wait_for_their_page(sent):
    with sent(**ALL_FIELDS):
        keep_words(PAGE)

        assert kept_words(PAGE) == ALL_FIELDS


def test_neither_tokens_nor_pass_words_are_kept(sent):
    with sent(body="It is three.", csrf_token="t", passphrase="p", code="c", action="post"):
        keep_words(PAGE)

        assert kept_words(PAGE) == {"body": "It is three."}


@pytest.mark.parametrize("fields", [{}, {"body": ""}, {"post_as": "known", "nonce": "B" * 22}])
def test_where_nothing_was_typed_nothing_is_remembered(sent, fields):
    with sent(**fields):
        keep_words(PAGE)

        assert dict(session) == {}


def test_one_page_does_not_show_the_words_of_another(sent):
    with sent(**ALL_FIELDS):
        keep_words(PAGE)

        assert kept_words(OTHER_PAGE) == {}


def test_later_words_take_the_place_of_earlier_ones(sent):
    with sent(title="Now", body="Later."):
        session["kept"] = {"page": OTHER_PAGE, "fields": {"body": "Before."}}
        keep_words(PAGE)

        assert kept_words(OTHER_PAGE) == {}
        assert kept_words(PAGE) == {"title": "Now", "body": "Later."}


def test_a_flood_of_words_is_cut(sent):
    with sent(body="x" * (FIELD_MAX_CHARS + 1)):
        keep_words(PAGE)

        assert len(kept_words(PAGE)["body"]) == FIELD_MAX_CHARS


def test_words_that_were_sent_are_forgotten(sent):
    with sent(**ALL_FIELDS):
        keep_words(PAGE)
        let_go(PAGE)

        assert dict(session) == {}


def test_sending_one_page_does_not_lose_the_words_of_another(sent):
    with sent(**ALL_FIELDS):
        keep_words(PAGE)
        let_go(OTHER_PAGE)

        assert kept_words(PAGE) == ALL_FIELDS


def test_a_session_that_holds_something_else_there_is_no_trouble(sent):
    with sent():
        session["kept"] = "words of an older version"

        assert kept_words(PAGE) == {}


def test_typed_words_are_given_back_in_order_and_without_the_choices(sent):
    with sent(**ALL_FIELDS | {"body": "  It is three.\n"}):
        assert typed_words() == ["Awake again", "It is three."]


@pytest.mark.parametrize("fields", [{}, {"title": " ", "body": "\n"}, {"passphrase": "p"}])
def test_where_no_words_were_typed_none_are_given_back(sent, fields):
    with sent(**fields):
        assert typed_words() == []


def test_a_page_that_was_only_asked_for_gives_no_words_back(app):
    with app.test_request_context(f"{PAGE}?body=hello"):
        assert typed_words() == []


def test_a_body_that_could_not_be_read_is_not_read_again(sent):
    with sent(**ALL_FIELDS):
        g.body_unreadable = True

        assert typed_words() == []


def test_a_form_of_staff_waits_whole_and_without_what_opens_anything(sent):
    fields = {"decision": ["pause", "note"], "message": "Kind words", "days": "3", "empty": ""}
    with sent(**fields, csrf_token="t", code="123456", passphrase="p", next="/x"):
        keep_form(PAGE)

        expected = {"decision": ["pause", "note"], "message": "Kind words", "days": "3"}
        assert kept_words(PAGE) == expected


def test_what_may_repeat_is_a_list_when_it_came_once(sent):
    with sent(decision="leave", note="violence", rule="2"):
        keep_form(PAGE)

        assert kept_words(PAGE) == {"decision": ["leave"], "note": ["violence"], "rule": "2"}


def test_no_more_is_kept_of_a_form_than_a_form_has(sent):
    many = {f"field{n}": "x" for n in range(MOST_FIELDS)}
    with sent(first="x" * (FIELD_MAX_CHARS + 1), **many):
        keep_form(PAGE)

        assert len(kept_words(PAGE)) == MOST_FIELDS
        assert len(kept_words(PAGE)["first"]) == FIELD_MAX_CHARS


def test_an_empty_form_of_staff_leaves_nothing(sent):
    with sent(message="", csrf_token="t"):
        keep_form(PAGE)

        assert dict(session) == {}
