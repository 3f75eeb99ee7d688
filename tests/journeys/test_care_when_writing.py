"""Words that say that their writer may be in danger are answered calmly, and can be posted."""

import pytest

from tests.journeys.drafts import keep

NEW = "/boards/sleep/new"
HARD = "I want to die tonight. I have everything ready and I wrote my goodbye letters."
PLAIN = "I could not rest, and it has been like this for weeks."


@pytest.fixture(autouse=True)
def board(inside):
    with inside() as make:
        make.board(slug="sleep", name="Sleep")


def test_a_preview_of_hard_words_begins_with_where_help_is(member):
    page = keep(member, NEW, title="Goodbye", body=HARD, action="preview")

    panel = page.one("form [data-care]")
    assert "You can still post this." in panel.get_text()
    assert panel.select_one("a")["href"] == "/help"
    assert panel.find_next("section").select_one("[data-preview]")


def test_they_can_be_posted_all_the_same(member):
    page = keep(member, NEW, title="Goodbye", body=HARD, action="preview")

    assert "Posted." in member.send(page, NEW, action="post").words


def test_other_words_are_only_shown(member):
    assert keep(member, NEW, title="Awake", body=PLAIN, action="preview").all("[data-care]") == []
