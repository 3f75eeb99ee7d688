"""Posts that others may not read: nobody but their writers sees anything of them."""

import pytest

from forum.threads.models import Line
from forum.transaction import db
from tests.counting import statements
from tests.journeys.hidden import Place, article, said
from tests.proofs.walking import answer

LISTS = ("/", "/boards/sleep", "/boards/sleep?sort=newest", "/boards/sleep?waiting=1")
VIEWS = pytest.mark.parametrize("view", ["", "?view=list"])
LINES = {
    Line.WAITING: ("held", "A moderator is looking at this."),
    Line.REWORD: ("withheld", "This is hidden until its writer has changed it."),
    Line.TAKEN_DOWN: ("withheld", "A moderator took this down. It did not keep to house rule 2."),
}


@pytest.fixture
def other(visit):
    return visit().arrive()


@pytest.fixture
def place(app, inside, member):
    """A board with a thread by somebody, in which the member wrote a reply that was answered."""
    return Place(inside, member)


@VIEWS
@pytest.mark.parametrize("line", list(Line))
def test_others_see_a_line_without_words_or_name(guest, other, place, line, view):
    name = article(guest.get(place.thread), place.post).select_one("[data-name]").get_text()
    place.hide(place.post, line)

    for visitor in (guest, other):
        page = visitor.get(place.thread + view)
        state, words = LINES[line]
        there = article(page, place.post)
        assert (there["data-state"], said(there).replace(" .", ".")) == (state, words)
        assert "Secret words" not in page.text
        assert name not in page.text
        assert said(page.one("#replies")) == "1 reply"


@VIEWS
def test_what_waits_is_nowhere_but_with_its_writer(guest, other, member, place, view):
    post = place.reply(body="Waiting words.", writer=place.waiting)
    pid = post.removeprefix("/p/")

    for visitor in (guest, other):
        pages = [visitor.get(path) for path in (*LISTS, place.thread + view)]
        assert [page.address for page in pages if pid in page.text] == []
        assert [page.address for page in pages if "Waiting words" in page.text] == []
        assert visitor.get(post).status == 404
        assert said(pages[-1].one("#replies")) == "2 replies"

    mine = article(member.get(place.thread + view), post)
    assert mine["data-state"] == "held"
    assert "Waiting words." in said(mine)
    assert "Waiting for a moderator" in said(mine)


def test_a_thread_that_waits_is_with_its_opener_alone(guest, other, member, place):
    thread, opening = place.open(title="Mine to wait", body="Long.", writer=place.waiting)

    for visitor in (guest, other):
        assert [visitor.get(path).status for path in (thread, opening)] == [404, 404]
        assert not any("Mine to wait" in visitor.get(path).text for path in LISTS)
    page = member.get(thread)
    assert page.heading == "Mine to wait"
    assert page.all("#reply") == []
    mine = member.get("/me/threads").one(f"[data-thread='{thread.removeprefix('/t/')}']")
    assert "Mine to wait" in said(mine)
    assert "Waiting for a moderator" in said(mine)
    assert not any("Mine to wait" in member.get(path).text for path in LISTS)


def test_a_title_goes_with_hidden_first_words_wherever_it_stood(guest, other, member, place):
    # Given a thread with an answer, which somebody keeps, follows and is told of
    thread, opening = place.open(title="I am Jo Smith", body="Call me.", writer=place.me)
    other.send(other.get(thread), f"{thread}/follow")
    other.send(other.get(thread), f"{opening}/keep")
    answer(other, thread, body="I hear you.")
    places = (*LISTS[:3], thread, "/me", "/me/threads", "/me/notices", "/me/kept")
    seen = [path for path in places if "Jo Smith" in other.get(path).text]
    assert seen == [*LISTS[1:3], thread, "/me", "/me/threads", "/me/kept"]

    # When its first words are hidden
    place.hide(opening)

    # Then its title is nowhere, and the answer still has a place
    assert [path for path in places if "Jo Smith" in other.get(path).text] == []
    assert other.get(thread).heading == guest.get(thread).heading == "Untitled for now"
    assert "Untitled for now" in guest.get("/boards/sleep").text
    assert "I hear you." in guest.get(thread).text
    page = member.get(thread)
    assert page.heading == "I am Jo Smith"
    assert "Hidden from others" in member.get("/me/threads").words


def test_a_hidden_post_cannot_be_answered_kept_or_found(other, place):
    form = other.get(place.thread)
    place.hide(place.post)

    for deed in ("answer", "keep"):
        assert other.send(form, f"{place.post}/{deed}", kind="hear").status == 404
    assert [other.get(f"{place.post}{way}").status for way in ("", "/edit")] == [404, 404]
    reply = answer(other, place.thread, place.post.removeprefix("/p/"), body="Kept words.")
    assert reply.status == 422
    assert "not there any more" in reply.problems
    assert "Kept words." in reply.one("textarea").get_text()


def test_a_reply_to_what_is_hidden_stays_and_names_nobody(guest, place):
    name = article(guest.get(place.thread), place.post).select_one("[data-name]").get_text()
    place.hide(place.post)

    page = guest.get(place.thread)

    assert "An answer." in page.words
    assert name not in page.text


def test_a_page_with_many_hidden_posts_costs_what_one_with_a_few_costs(app, guest, member, place):
    mine = (place.thread, f"{place.thread}?view=list", "/me/threads")
    none = _costs(app, guest, LISTS)
    _hide_some(place, 1)
    few = _costs(app, member, mine), _costs(app, guest, LISTS)
    _hide_some(place, 20)
    many = _costs(app, member, mine), _costs(app, guest, LISTS)

    assert many == few
    assert many[1] == none, "what others don't see costs them nothing"


def _hide_some(place, number):
    for _ in range(number):
        place.hide(place.reply(body="One more.", writer=place.me))
        place.reply(body="And one.", writer=place.waiting)


def _costs(app, visitor, pages):
    with app.app_context():
        engine = db.engine
    costs = []
    visitor.get(pages[0])  # what is remembered of a first visit is no cost of the page
    for path in pages:
        with statements(engine) as seen:
            assert visitor.get(path).status == 200
        costs.append(len(seen))
    return costs


def test_a_reply_that_waited_is_new_to_who_was_there_meanwhile(guest, other, place):
    post = place.reply(body="Late words.", writer=place.waiting)
    other.send(other.get(place.thread), f"{place.thread}/follow")
    other.get(place.thread)
    place.reply(body="Meanwhile.")
    other.get(place.thread)

    place.show(post)

    assert "wrote in a thread you follow" in other.get("/me/notices").words
    page = other.get(place.thread)
    assert "New" in said(article(page, post))
    assert said(page.one("#replies")) == "4 replies"
    assert guest.get(post).status == 200


def test_a_notice_of_a_hidden_post_is_there_again_when_the_post_is(other, member, place):
    thread, _ = place.open(title="Mine", body="Words.", writer=place.me)
    reply = answer(other, thread, body="I hear you.").all("[data-post]")[-1]["data-post"]
    seen = []
    for deed in (lambda _: None, place.hide, place.show):
        deed(f"/p/{reply}")
        seen.append(len(member.get("/me/notices").all("[data-notice]")))

    assert seen == [1, 0, 1]
