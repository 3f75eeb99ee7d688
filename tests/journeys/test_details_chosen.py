"""Each detail has a number and a choice: calmer words, or what was written."""

import pytest

from forum.care.details.why import ABOUT
from tests.journeys.answers import box
from tests.journeys.details import (
    DATE,
    DETAILS,
    EMAIL,
    NEW,
    PHONE,
    changes,
    marked,
    numbers,
    send_on,
)
from tests.journeys.drafts import keep


def test_five_details_are_numbered_in_their_order_in_the_words_and_below(member, where):
    body = (
        f"Call {PHONE} or write to {EMAIL}. I live at 12 Acacia Avenue. I was born on "
        "14 March 1987. I go to Hillside High School."
    )

    page = keep(member, where, title="A title", body=body, action="preview")

    assert page.heading == "Before you post, look at 5 details"
    assert numbers(page, "[data-preview]") == numbers(page, "legend") == list("12345")
    assert list(marked(page)) == ["phone", "email", "address", "date", "place"]


def test_the_same_detail_has_the_same_number_wherever_it_stands(member, thread):
    body = f"Call {PHONE}. I was born on {DATE}. My number is {PHONE}."

    page = keep(member, NEW, title=f"Born on {DATE}", body=body, action="preview")

    assert numbers(page, "[data-preview]") == ["1", "2", "1", "2"]
    assert numbers(page, "legend") == ["1", "2"]


@pytest.mark.parametrize("kind", ["phone", "email"])
def test_a_way_to_reach_somebody_can_only_be_taken_out(member, where, kind):
    # Given a page with no choice to keep it
    body, words = DETAILS[kind]
    page = keep(member, where, title="A title", body=body, action="post")
    assert [tag["value"] for tag in page.all("[name^=blank-]")] == changes(page, "[checked]")

    # When the choice is left out all the same
    again = send_on(member, page, where)
    posted = member.send(again, where, action="post")

    # Then it is asked once more, and comes out
    assert (again.status, marked(again)) == (422, {kind: words})
    assert str(ABOUT[kind].instead) in posted.words
    assert words not in posted.text


def test_what_is_changed_is_replaced_and_what_is_kept_stays(member, where):
    # Given a preview with two details, both to be changed
    body = f"{DETAILS['date'][0]} {DETAILS['place'][0]}"
    page = keep(member, where, title="A title", body=body, action="post")
    assert changes(page, "[checked]") == changes(page)

    # When the writer keeps the second
    posted = member.send(page, where, action="post", **{"blank-2": ""})

    # Then the first is gone
    assert "I was born on [date]." in posted.words
    assert "St Mary's Hospital" in posted.words
    assert DATE not in posted.text


def test_both_can_be_put_away_and_looked_at_again_first(member, where):
    body = f"Call {PHONE} or write to {EMAIL}. I mean it: {PHONE}."
    page = keep(member, where, title="A title", body=body, action="post")

    again = member.send(page, where, action="preview")

    assert marked(again) == {}
    assert box(again) == (
        "Call [phone number] or write to [email address]. I mean it: [phone number]."
    )
    assert "Posted." in send_on(member, again, where).words
