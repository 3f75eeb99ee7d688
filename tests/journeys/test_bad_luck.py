"""Bad luck: what somebody writes in, answers or follows is finished, moved or gone meanwhile."""

import pytest

from forum.boards.models import Reading
from forum.handles.speaking import Writer
from forum.transaction import db
from forum.web.look import COOKIES_OFF
from tests.counting import statements
from tests.journeys.answers import box, posts, sentences
from tests.journeys.drafts import keep, waiting, ways_on
from tests.journeys.meanwhile import CIRCLES, first_post, last_post, lock, move, take_back
from tests.proofs.walking import answer, start_thread
from tests.visitor import Visitor

KEPT = "Kept words"
MINE = ("/me", "/me/threads", "/me/notices", "/me/drafts", "/me/kept", "/me/topics")


@pytest.fixture
def boards(inside):
    """The ids of three boards: where it begins, another open one, and one of a closed group."""
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
        open_ = make.board(slug="work", name="Work").id
        return open_, make.board(slug="group", name="Group", reading=Reading.GROUP).id


@pytest.fixture
def asker(visit):
    return visit().arrive()


@pytest.fixture
def thread(asker, boards):
    return start_thread(asker, "sleep", title="Awake again", body="How do you do it?")


@pytest.fixture
def happens(app, asker, boards, thread):
    """Lets bad luck happen to the thread: it is told by one word what."""
    luck = {
        "locked": lambda: lock(app, thread),
        "moved": lambda: move(app, thread, to=boards[0]),
        "hidden": lambda: move(app, thread, to=boards[1]),
        "gone": lambda: take_back(asker, first_post(asker, thread)),
    }
    return lambda what: luck[what]()


# --- while somebody answers ---


@pytest.mark.parametrize("action", ["post", "preview", "draft"])
@pytest.mark.parametrize("what", ["hidden", "gone"])
def test_words_for_a_thread_that_is_gone_or_hidden_are_on_the_page(
    member, happens, thread, what, action
):
    form = member.get(thread)
    happens(what)

    page = member.send(form, f"{thread}/reply", body=KEPT, action=action)

    assert page.status == 404
    assert KEPT in page.text


def test_words_for_a_thread_that_is_finished_are_kept_and_it_says_why(member, happens, thread):
    form = member.get(thread)
    happens("locked")

    page = member.send(form, f"{thread}/reply", body=KEPT, action="post")

    assert page.status == 422
    assert sentences(page) == ["This thread is finished. You can start another."]
    assert box(page) == KEPT
    assert posts(member, thread) == []
    assert KEPT in member.get("/me/drafts").one("textarea[readonly]").get_text()
    assert CIRCLES in member.get(thread).words


def test_words_for_a_thread_that_moved_go_with_it(member, happens, thread):
    form = member.get(thread)
    happens("moved")

    page = member.send(form, f"{thread}/reply", body=KEPT, action="post")

    assert page.status == 200
    assert posts(member, thread) == [KEPT]
    assert "Awake again" in member.get("/boards/work").words
    assert "Awake again" not in member.get("/boards/sleep").words


def test_a_draft_follows_a_thread_that_moved_and_can_be_copied_when_it_is_hidden(
    member, happens, thread
):
    keep(member, f"{thread}/reply", body=KEPT)

    happens("moved")
    assert box(member.get(ways_on(member)[0])) == KEPT
    happens("hidden")

    assert ways_on(member) == []
    assert KEPT in member.get("/me/drafts").one("textarea[readonly]").get_text()


def test_a_first_post_that_was_taken_back_leaves_the_conversation_open(
    visit, member, happens, thread
):
    # Given a thread with an answer, whose first words go while somebody writes
    answer(visit().arrive(), thread, body="Slowly.")
    form = member.get(f"{thread}/reply")
    happens("gone")

    # When they send their words
    page = member.send(form, f"{thread}/reply", body=KEPT, action="post")

    # Then these are there, and nothing of the first ones is
    assert page.status == 200
    assert ("Slowly." in page.words, KEPT in page.words) == (True, True)
    for path in (thread, "/boards/sleep", "/me/threads", f"{thread}/reply"):
        assert "How do you do it?" not in member.get(path).text
        assert "Awake again" not in member.get(path).text


def test_a_change_in_a_thread_that_is_finished_meanwhile_is_kept(member, happens, thread):
    answer(member, thread, body="Mine")
    where = f"/p/{last_post(member, thread)}/edit"
    form = member.get(where)
    happens("locked")

    page = member.send(form, where, body=KEPT, action="post")

    assert (page.status, box(page)) == (422, KEPT)
    assert posts(member, thread) == ["Mine"]
    assert len(waiting(member)) == 1


# --- while somebody answers without words, keeps or follows ---


@pytest.mark.parametrize(
    ("what", "status"), [("locked", 200), ("moved", 200), ("hidden", 404), ("gone", 404)]
)
@pytest.mark.parametrize("deed", ["answer", "keep", "follow"])
def test_the_small_buttons_work_or_are_a_missing_page(member, happens, thread, what, status, deed):
    page, pid = member.get(thread), first_post(member, thread)
    happens(what)

    to = f"{thread}/follow" if deed == "follow" else f"/p/{pid}/{deed}"
    more = {"kind": "hear"} if deed == "answer" else {}
    assert member.send(page, to, **more).status == status
    for path in MINE:
        assert member.get(path).status == 200


@pytest.mark.parametrize("what", ["hidden", "gone"])
def test_who_follows_what_is_gone_has_a_space_without_it(visit, member, happens, thread, what):
    # Given a member who follows, keeps and was told of it
    pid = first_post(member, thread)
    member.send(member.get(thread), f"{thread}/follow")
    member.send(member.get(thread), f"/p/{pid}/keep")
    other = visit().arrive()
    answer(other, thread, body="Slowly.")
    assert member.get("/me/notices").all("[data-notice]")
    old = member.get(thread)

    # When it goes
    take_back(other, last_post(other, thread))
    happens(what)

    # Then nothing of it is told, and letting go of it is no failure
    assert member.get("/me/notices").all("[data-notice]") == []
    for path in MINE:
        assert "Awake again" not in member.get(path).text
        assert "Slowly." not in member.get(path).text
    assert "This post is gone." in member.get("/me/kept").words
    member.send(member.get("/me/kept"), "/me/kept")
    assert "This post is gone." not in member.get("/me/kept").words
    assert member.send(old, f"{thread}/follow", action="stop").status == 404


def test_a_link_in_an_old_notice_to_a_post_that_is_gone_is_a_missing_page(visit, asker, thread):
    other = visit().arrive()
    answer(other, thread, body="Slowly.")
    [link] = asker.get("/me/notices").all("[data-notice] a[href^='/p/']")
    take_back(other, last_post(other, thread))

    assert asker.get(str(link["href"])).status == 404
    assert asker.get("/me").status == 200


# --- a keyring that has grown ---


def cost(app, visitor, path) -> int:
    with app.app_context():
        engine = db.engine
    with statements(engine) as seen:
        assert visitor.get(path).status == 200
    return len(seen)


def grow(inside, root, number):
    """Let a member write in, and answer in, so many threads more."""
    with inside() as make:
        board, me = make.board(), Writer(root=root)
        for _ in range(number):
            thread = make.thread(board=board)
            make.reply(thread, writer=me)
            make.answer(make.opening_of(thread), writer=me)


@pytest.mark.parametrize("path", MINE)
def test_a_page_of_my_space_costs_the_same_with_many_names(app, inside, member, path):
    # Given a member with four names, and then with three hundred
    grow(inside, member.root, 2)
    few = cost(app, member, path)
    grow(inside, member.root, 148)

    # When they look, then finding all names takes one more look at the keyring, and no more
    many = cost(app, member, path)

    assert many <= few + 2, (few, many)
    assert many <= 12


# --- without cookies ---


@pytest.mark.parametrize("path", ["/join", "/sign-in", "/recover", "/me/look"])
def test_without_cookies_a_sentence_says_so_in_its_place(app, path):
    visitor = Visitor(app)
    visitor.client = app.test_client(use_cookies=False)
    typed = {"passphrase": "one two three", "code": "x", "rules_ok": "y", "age_ok": "y"}

    page = visitor.send(visitor.get(path), path, **typed)

    assert page.status == 422
    assert sentences(page) == [COOKIES_OFF]


def test_without_cookies_everything_can_be_read(app, thread):
    visitor = Visitor(app)
    visitor.client = app.test_client(use_cookies=False)

    for path in ("/", "/boards/sleep", thread, "/help", "/rules", "/privacy", "/leave"):
        assert visitor.get(path).status == 200
