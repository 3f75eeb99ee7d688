"""Leads try the rules on a text: it is not kept, and is there again when something is wrong."""

import pytest

from forum.wordrules.forms import TEXT_MAX_CHARS
from forum.wordrules.keeping import NO_BOARD

LIST, TRY = "/moderation/words", "/moderation/words/try"


@pytest.fixture
def lead(visit, inside):
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
        make.word_rule("old lamp", title="old lamps")
    return visit().arrive_on_duty("lead")


def test_the_rules_are_tried_on_a_text_that_is_not_kept(lead):
    page = lead.send(lead.get(LIST), TRY, board="sleep", body="An O.L.D l@mp, and more.")
    nothing = lead.send(page, TRY, body="It is dark.")

    assert page.status == 200
    assert "Found old lamps: “ O.L.D l@mp ”" in " ".join(
        page.one("[data-tried]").get_text(" ").split()
    )
    assert page.one("textarea[name=body]").get_text().strip() == "An O.L.D l@mp, and more."
    assert "No rule that is on there matches this text." in nothing.words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"body": ""}, "Type or paste a text first."),
        ({"body": "a" * (TEXT_MAX_CHARS + 1)}, "Use 20,000 letters at most."),
        ({"board": "nowhere"}, str(NO_BOARD)),
    ],
)
def test_a_text_that_cannot_be_tried_is_kept_in_its_box(lead, typed, words):
    page = lead.send(lead.get(LIST), TRY, **{"board": "sleep", "body": "Dark."} | typed)

    assert page.status == 422
    assert words in page.problems
    assert page.one("textarea[name=body]").get_text().strip() == typed.get("body", "Dark.")
