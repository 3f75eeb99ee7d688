"""What the writer of a hidden post can do with it, whatever happens meanwhile."""

import pytest
from sqlalchemy import select

from forum.threads.models import HeldWords, Line
from forum.transaction import db
from tests.journeys.hidden import Place, article, said


@pytest.fixture
def other(visit):
    return visit().arrive()


@pytest.fixture
def place(app, inside, member):
    """A board with a thread by somebody, in which the member wrote a reply that was answered."""
    return Place(inside, member)


@pytest.mark.parametrize("line", list(Line))
def test_a_writer_changes_hidden_words_and_they_stay_hidden(member, other, place, line):
    place.hide(place.post, line)
    page = member.get(place.thread)
    edit = member.get(article(page, place.post).select_one("a[href$=edit]")["href"])

    after = member.send(edit, f"{place.post}/edit", body="Better words.", action="post")

    assert "Better words." in said(article(after, place.post))
    assert "read the new ones yet" in after.words
    assert "Better words." not in other.get(place.thread).text
    asked = "Waiting for a moderator" if line != Line.TAKEN_DOWN else "A moderator took this down"
    assert asked in said(article(after, place.post))


def test_a_title_can_be_reworded_too_after_a_preview(member, place):
    _, opening = place.open(title="I am Jo", body="Call me.", writer=place.waiting)
    here = f"{opening}/edit"

    preview = member.send(member.get(here), here, title="I am here", action="preview")
    after = member.send(preview, here, action="post")

    assert "I am here" in preview.one("[data-preview]").get_text()
    assert after.heading == "I am here"


@pytest.mark.parametrize("title", ["", "x", "x" * 151])
def test_a_title_that_does_not_fit_is_shown_again(member, place, title):
    _, opening = place.open(title="I am Jo", body="Call me.", writer=place.waiting)
    here = f"{opening}/edit"

    page = member.send(member.get(here), here, title=title, body="New.", action="post")

    assert page.status == 422
    assert page.one("[name=title]")["value"] == title
    assert page.one("textarea").get_text().strip() == "New."


def test_what_is_hidden_while_it_is_being_changed_loses_no_word(member, other, place):
    # Given two forms, of a thread's first words and of a reply, and a moderator who hides both
    thread, opening = place.open(title="I am Jo", body="Call me.", writer=place.me)
    forms = {address: member.get(f"{address}/edit") for address in (opening, place.post)}
    for address in forms:
        place.hide(address, Line.REWORD)

    # When they are sent
    pages = [
        member.send(form, f"{address}/edit", body=f"New {number}.", action="post")
        for number, (address, form) in enumerate(forms.items())
    ]

    # Then the words are there, for their writer alone
    assert ["New 0." in pages[0].words, "New 1." in pages[1].words] == [True, True]
    assert pages[0].heading == "I am Jo"
    assert not any(f"New {n}." in other.get(t).text for n, t in enumerate((thread, place.thread)))


def test_what_is_shown_while_it_is_being_changed_loses_no_word(member, other, place):
    thread, opening = place.open(title="I am Jo", body="Call me.", writer=place.waiting)
    form = member.get(f"{opening}/edit")
    place.show(opening)

    page = member.send(form, f"{opening}/edit", body="New words.", action="post")

    assert page.status == 200
    assert "New words." in other.get(thread).words


def test_two_windows_do_not_overwrite_each_other_unseen(member, place):
    place.hide(place.post)
    first, second = (member.get(f"{place.post}/edit") for _ in range(2))
    member.send(first, f"{place.post}/edit", body="First.", action="post")

    page = member.send(second, f"{place.post}/edit", body="Second.", action="post")
    assert page.status == 409
    assert "First." in page.words
    after = member.send(page, f"{place.post}/edit", action="post")

    assert "Second." in after.words


@pytest.mark.parametrize("line", list(Line))
def test_what_is_taken_back_while_hidden_is_gone_for_everybody(app, member, other, place, line):
    place.hide(place.post, line)
    edit = member.get(f"{place.post}/edit")

    sure = member.send(edit, f"{place.post}/take-back")
    after = member.send(sure, f"{place.post}/take-back", sure="1")

    assert article(after, place.post)["data-state"] == "taken-back"
    assert said(article(other.get(place.thread), place.post)).startswith("Someone took back")
    assert member.get(f"{place.post}/edit").status == 404
    with app.app_context():
        assert db.session.scalars(select(HeldWords)).all() == []


def test_a_thread_taken_back_while_it_waits_was_never_there(member, place):
    thread, opening = place.open(title="Mine to wait", body="Long.", writer=place.waiting)
    sure = member.send(member.get(f"{opening}/edit"), f"{opening}/take-back")

    after = member.send(sure, f"{opening}/take-back", sure="1")

    assert after.status == 200
    assert [member.get(path).status for path in (thread, opening)] == [404, 404]
    assert "Mine to wait" not in member.get("/me/threads").text


def test_in_a_thread_that_waits_words_are_kept_until_it_is_there(member, place):
    thread, _ = place.open(title="Mine to wait", body="Long.", writer=place.waiting)

    page = member.send(
        member.get(f"{thread}/reply"), f"{thread}/reply", body="More.", action="post"
    )

    assert page.status == 422
    assert "A moderator reads your first words here" in page.problems
    assert page.one("textarea").get_text().strip() == "More."


def test_in_a_finished_thread_words_that_a_moderator_asked_for_can_be_sent(member, place):
    place.hide(place.post, Line.REWORD)
    place.lock()
    edit = member.get(f"{place.post}/edit")

    page = member.send(edit, f"{place.post}/edit", body="New words.", action="post")

    assert page.status == 200
    assert "New words." in article(page, place.post).get_text()


def test_in_a_finished_thread_a_post_taken_down_can_only_be_taken_back(member, place):
    place.hide(place.post, Line.TAKEN_DOWN)
    place.lock()
    edit = member.get(f"{place.post}/edit")

    page = member.send(edit, f"{place.post}/edit", body="New words.", action="post")
    assert page.status == 422
    assert "finished" in page.problems
    sure = member.send(edit, f"{place.post}/take-back")
    after = member.send(sure, f"{place.post}/take-back", sure="1")

    assert article(after, place.post)["data-state"] == "taken-back"
