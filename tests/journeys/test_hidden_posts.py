"""Posts that others may not read: what their writers see and can do, and that nobody else can."""

import pytest
from sqlalchemy import select

from forum.boards.models import Board
from forum.clock import now
from forum.public_ids import to_text
from forum.threads.locking import lock
from forum.threads.models import HeldWords, Line, Post, Thread
from forum.transaction import db
from tests.counting import statements
from tests.proofs.walking import answer
from tests.visitor import Visitor

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


class Place:
    """Ids of things on one board, and what moderators do to them."""

    def __init__(self, inside, member: Visitor) -> None:
        self._inside = inside
        with inside() as make:
            self.me = make.writer(root=member.root)
            self.waiting = make.writer(root=member.root, waits=True)
            self._board = make.board(slug="sleep", name="Sleep").id
            thread = make.thread(board=self._here(make), title="Other talk", body="By another.")
            post = make.reply(thread, body="Secret words.", writer=self.me)
            make.reply(thread, parent=post, body="An answer.")
            self.thread_id, self.post_id = thread.id, post.id
        self.thread, self.post = f"/t/{to_text(thread.id)}", f"/p/{to_text(post.id)}"

    def _here(self, make):
        return make._session.get_one(Board, self._board)

    def open(self, **given) -> tuple[str, str]:
        """Start a thread; return its address, and that of its first post."""
        with self._inside() as make:
            thread = make.thread(board=self._here(make), **given)
            return f"/t/{to_text(thread.id)}", f"/p/{to_text(make.opening_of(thread).id)}"

    def reply(self, **given) -> str:
        with self._inside() as make:
            thread = make._session.get_one(Thread, self.thread_id)
            return f"/p/{to_text(make.reply(thread, **given).id)}"

    def hide(self, address: str, line: Line = Line.TAKEN_DOWN, rule: int | None = 2) -> None:
        with self._inside() as make:
            make.hide(self._post(make, address), line, rule=rule)

    def show(self, address: str) -> None:
        with self._inside() as make:
            make.show(self._post(make, address), at=now())

    def lock(self) -> None:
        with self._inside() as make:
            lock(make._session, make._session.get_one(Thread, self.thread_id), "It is enough.")

    def _post(self, make, address):
        found = make._session.scalars(select(Post)).all()
        return next(post for post in found if address.endswith(to_text(post.id)))


def article(page, address):
    return page.one(f"[data-post='{address.removeprefix('/p/')}']")


def said(tag) -> str:
    return " ".join(tag.get_text(" ").split())


# --- what others see ---


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


def test_a_page_with_many_hidden_posts_costs_what_any_costs(app, guest, member, place):
    costs = []
    mine = (place.thread, f"{place.thread}?view=list", "/me/threads")
    pages = [(member, path) for path in mine] + [(guest, path) for path in LISTS]
    for number in (0, 20):
        for _ in range(number):
            place.hide(place.reply(body="One more.", writer=place.me))
            place.reply(body="And one.", writer=place.waiting)
        member.get(place.thread)
        with app.app_context():
            engine = db.engine
        for visitor, path in pages:
            with statements(engine) as seen:
                assert visitor.get(path).status == 200
            costs.append(len(seen))

    assert costs[: len(costs) // 2] == costs[len(costs) // 2 :]


# --- what its writer can do ---


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


def test_in_a_finished_thread_a_hidden_post_can_only_be_taken_back(member, place):
    place.hide(place.post, Line.REWORD)
    place.lock()
    edit = member.get(f"{place.post}/edit")

    page = member.send(edit, f"{place.post}/edit", body="New words.", action="post")
    assert page.status == 422
    assert "finished" in page.problems
    sure = member.send(edit, f"{place.post}/take-back")
    after = member.send(sure, f"{place.post}/take-back", sure="1")

    assert article(after, place.post)["data-state"] == "taken-back"


# --- when it is shown ---


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
