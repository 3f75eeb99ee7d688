"""Details that show who somebody is: marked in the preview, told why, never posted unawares."""

import pytest

from forum.care.details.why import ABOUT
from tests.journeys.answers import box, posts
from tests.journeys.details import DATE, DETAILS, EMAIL, NEW, PHONE, changes, marked, send_on
from tests.journeys.drafts import keep, waiting, ways_on
from tests.journeys.meanwhile import last_post
from tests.proofs.walking import answer

PLAIN = "I could not rest, and it has been like this for weeks."


def said(visitor, thread) -> str:
    return visitor.get(thread).one("main").get_text(" ")


@pytest.mark.parametrize("kind", list(DETAILS))
@pytest.mark.parametrize("action", ["preview", "post"])
def test_each_kind_is_marked_told_why_and_not_posted(member, thread, kind, action):
    body, words = DETAILS[kind]
    page = keep(member, f"{thread}/reply", body=body, action=action)

    assert page.status == {"preview": 200, "post": 422}[action]
    assert words in marked(page)[kind]
    assert str(ABOUT[kind].why) in page.words
    legend = page.one("fieldset:has([name=blank-1]) legend").get_text(" ")
    assert " ".join(legend.split()) == f"1 {ABOUT[kind].name}"
    assert page.heading == "Before you post, look at 1 detail"
    assert "Nothing has been posted yet" in page.words
    assert box(page) == body
    assert posts(member, thread) == []


def test_a_plain_text_is_not_held_up(member, where):
    preview = keep(member, where, title="A title", body=PLAIN, action="preview")
    page = keep(member, where, title="A title", body=PLAIN, action="post")

    assert marked(preview) == {}
    assert changes(preview) == []
    assert (page.status, "Posted." in page.words) == (200, True)


def test_words_that_were_seen_and_left_are_posted_as_they_are(member, where):
    page = keep(member, where, title="A title", body=DETAILS["date"][0], action="post")

    posted = send_on(member, page, where)

    assert posted.status == 200
    assert DATE in posted.words


def test_a_title_is_looked_at_too(member, thread):
    # Given a title with a number, and words with none
    page = keep(member, NEW, title=f"Call {PHONE}", body=PLAIN, action="post")
    assert page.status == 422
    assert marked(page) == {"phone": PHONE}
    assert PHONE not in member.get("/boards/sleep").text

    # When it is put away
    posted = send_on(member, page, NEW, blank=changes(page))

    # Then the title has calm words
    assert posted.heading == "Call [phone number]"


def test_what_was_seen_covers_nothing_that_came_later(member, where):
    # Given somebody who has seen one detail
    page = keep(member, where, title="A title", body=f"I was born on {DATE}.", action="post")

    # When they leave it and add another
    body = f"I was born on {DATE}. {DETAILS['place'][0]}"
    again = send_on(member, page, where, body=body)

    # Then they are told of the other first; the one they left stays left
    assert again.status == 422
    assert list(marked(again)) == ["date", "place"]
    assert len(changes(again)) == 2
    assert len(changes(again, "[checked]")) == 1
    assert "St Mary's Hospital" in send_on(member, again, where).words


def test_a_script_that_says_yes_beforehand_is_believed(member, where):
    """As the contract has it: `details_ok` says that the writer was warned."""
    page = keep(
        member, where, title="A title", body=f"Call {PHONE}.", action="post", details_ok="1"
    )

    assert page.status == 200
    assert PHONE in page.words


def test_a_change_is_held_up_by_new_details_only(member, thread):
    # Given a post with a detail that its writer left in it
    body = f"I was born on {DATE}."
    page = keep(member, f"{thread}/reply", body=body, action="post")
    send_on(member, page, f"{thread}/reply")
    where = f"/p/{last_post(member, thread)}/edit"

    # When they change other words, and then add another detail
    changed = keep(member, where, body=f"{body} Please.", action="post")
    warned = keep(member, where, body=f"{body} {DETAILS['place'][0]}", action="post")

    # Then only the second change is held up
    assert (changed.status, f"I was born on {DATE}. Please." in changed.words) == (200, True)
    assert (warned.status, warned.heading) == (422, "Before you save, look at 2 details")
    assert "Nothing has been saved yet" in warned.words
    assert "St Mary's" not in said(member, thread)
    assert "St Mary's" in send_on(member, warned, where).words


def test_a_hostile_text_is_inert_in_the_marked_preview(member, where):
    body = (
        f"<script>alert('{EMAIL}')</script> <b onclick=x>{PHONE}</b> <mark data-detail=phone>x"
        f'</mark> [{PHONE}](javascript:alert(1)) "><img src=x onerror=y> {{{{ 7*7 }}}}'
    )
    title = f'<i>{PHONE}</i> "><script>x</script>'

    page = keep(member, where, title=title, body=body, action="preview")

    preview = page.one("[data-preview]")
    assert preview.select("script, img, b, i, [onclick], [onerror]") == []
    assert [a for a in preview.select("a[href]") if "javascript" in str(a["href"])] == []
    marks = {mark.get_text() for mark in preview.select("mark")}
    assert marks == {PHONE, EMAIL}
    assert "{{ 7*7 }}" in preview.get_text()
    assert page.all("fieldset script") == []


@pytest.mark.parametrize("field", ["details_ok", "blank", "blank-1", "blank-99999"])
@pytest.mark.parametrize("typed", ["", ",", "x" * 10_000, ",".join(["a1b2c3d4"] * 3_000), "\x00"])
def test_nonsense_for_what_was_seen_is_no_failure(member, thread, field, typed):
    page = keep(member, f"{thread}/reply", body=f"Call {PHONE}.", action="post", **{field: typed})

    assert page.status in (200, 422)
    assert PHONE in page.text


def test_words_held_up_by_a_detail_can_be_kept_as_a_draft(member, thread):
    where = f"{thread}/reply"
    page = keep(member, where, body=f"Call {PHONE}.", action="post")

    member.send(page, where, action="draft")

    assert PHONE in waiting(member)[0]
    draft = member.get(ways_on(member)[0])
    assert member.send(draft, where, action="post").status == 422


def test_the_check_is_the_same_for_everybody_and_in_answers_to_answers(visit, thread):
    answer(visit().arrive(), thread, body=PLAIN)
    other = visit().arrive()
    pid = last_post(other, thread)

    page = keep(other, f"{thread}/reply?to={pid}", body=f"Call {PHONE}.", action="post")
    posted = send_on(other, page, f"{thread}/reply", blank=changes(page))

    assert page.status == 422
    assert posted.all(f"[data-parent='{pid}']")
