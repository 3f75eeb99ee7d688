"""What others rely on in pages: the marks of posts, threads and previews, pagers and the frame."""

import re

import pytest

from forum.public_ids import to_text
from tests.proofs.walking import answer, start_thread

ID = re.compile(r"[A-Za-z0-9_-]{22}")
CURSOR = re.compile(r"[?&]after=[A-Za-z0-9_-]+$")


@pytest.fixture
def thread(inside):
    """The address of a thread with a reply, on the board "sleep"."""
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep"))
        make.reply(thread)
    return f"/t/{to_text(thread.id)}"


@pytest.fixture
def long(inside):
    """The address of a thread of 130 posts, on the board "long" with 45 threads."""
    with inside() as make:
        board, writer, other = make.board(slug="long"), make.writer(), make.writer()
        threads = [make.thread(board=board, title=f"Thread {n}", writer=writer) for n in range(45)]
        parent = None
        for n in range(130):
            post = make.reply(threads[-1], parent=parent, body=f"Reply {n}", writer=other)
            parent = post if n % 3 else None
    return f"/t/{to_text(threads[-1].id)}"


def test_the_marks_of_posts(member, visit, thread):
    # Given a post that was answered and taken back, and one that stands
    mine = answer(member, thread, body="Mine").all("[data-post]")[-1]["data-post"]
    other = visit().arrive()
    theirs = answer(other, thread, parent=mine, body="Theirs").all("[data-post]")[-1]["data-post"]
    member.send(member.get(f"/p/{mine}/edit"), f"/p/{mine}/take-back", sure="1")

    # When somebody reads the thread
    page = visit().get(thread)

    # Then each post has its id, its parent, its state and its name
    for post in page.all("[data-post]"):
        assert post.name == "article"
        assert ID.fullmatch(post["data-post"])
        assert post["id"] == f"p-{post['data-post']}"
        assert len(post.select("[data-name]")) == (post["data-state"] == "published")
    assert page.one(f"[data-post='{mine}']")["data-state"] == "taken-back"
    assert page.one(f"[data-post='{theirs}']")["data-state"] == "published"
    assert page.one(f"[data-post='{theirs}']")["data-parent"] == mine
    assert page.all("[data-post]")[0]["data-parent"] == ""


def test_the_marks_of_threads(guest, member, thread):
    answer(member, thread, body="Mine")

    tid = thread.removeprefix("/t/")
    assert guest.get("/boards/sleep").one(f"[data-thread='{tid}'] a")["href"] == thread
    assert member.get("/me").one(f"[data-thread='{tid}'] a")["href"] == thread


def test_threads_that_wait_are_on_the_shelf_of_the_home_page(guest, member, thread):
    waiting = start_thread(member, "sleep", title="Waiting", body="Anybody?")

    shelf = {tag["data-thread"] for tag in guest.get("/").all("[data-thread]")}
    assert shelf == {waiting.removeprefix("/t/")}
    [shown] = guest.get("/boards/sleep?waiting=1").all("[data-thread]")
    assert shown["data-thread"] in shelf


def test_a_preview_is_marked_and_posts_nothing(member, thread):
    page = member.get("/boards/sleep/new")
    shown = member.send(page, "/boards/sleep/new", title="Soon", body="Words", action="preview")

    assert "Words" in shown.one("[data-preview]").get_text()
    assert "Soon" not in member.get("/boards/sleep").words


def test_a_notice_and_a_detail_in_a_preview_are_marked(member, visit, thread):
    # Given a member who was answered, and who writes a number
    answer(member, thread, body="Mine")
    mine = member.get(thread).all("[data-post]")[-1]["data-post"]
    answer(visit().arrive(), thread, parent=mine, body="Theirs")
    form = member.get(f"{thread}/reply")
    preview = member.send(form, f"{thread}/reply", body="Call 07911 123456.", action="preview")

    # When they look, then both carry their marks
    assert len(member.get("/me/notices").all("[data-notice]")) == 1
    [found] = preview.all("[data-preview] [data-detail]")
    assert (found["data-detail"], found.get_text()) == ("phone", "07911 123456")


def test_a_permanent_link_leads_to_the_post_in_its_thread(guest, long):
    posts = guest.get(f"{long}?view=list").all("[data-post]")
    for post in (posts[0], posts[-1]):
        response = guest.client.get(f"/p/{post['data-post']}")
        where, _, anchor = response.headers["Location"].partition("#")

        assert response.status_code == 303
        assert anchor == f"p-{post['data-post']}"
        assert guest.get(where).one(f"#{anchor}")


@pytest.mark.parametrize("query", ["", "?view=list"])
def test_pagers_lead_through_a_thread_and_back(guest, long, query):
    there = pages_through(guest, long + query, "next", "data-post")
    back = pages_through(guest, there[-1][0], "prev", "data-post")

    # Every post is on a page, and going back ends at the beginning
    assert len({pid for _, pids in there for pid in pids}) == 131
    assert len(there) == len({address for address, _ in there}) > 1
    assert back[-1][1][0] == there[0][1][0]


@pytest.mark.parametrize("query", ["", "?sort=newest", "?waiting=1"])
def test_pagers_lead_through_a_board_and_back(guest, long, query):
    there = pages_through(guest, f"/boards/long{query}", "next", "data-thread")
    back = pages_through(guest, there[-1][0], "prev", "data-thread")

    shown = [tid for _, tids in there for tid in tids]
    assert len(shown) == len(set(shown)) == (44 if "waiting" in query else 45)
    assert [tids for _, tids in back] == [tids for _, tids in reversed(there)]


def pages_through(guest, address, rel, mark) -> list[tuple[str, list[str]]]:
    """Follow the pager to its end; return each address with the marks on its page."""
    seen = []
    while True:
        page = guest.get(address)
        seen.append((address, [tag[mark] for tag in page.all(f"[{mark}]")]))
        links = page.all(f"a[rel={rel}]")
        if not links:
            return seen
        address = links[0]["href"]
        assert rel == "prev" or CURSOR.search(address)


@pytest.mark.parametrize("path", ["/", "/help", "/join", "/sign-in", "/nowhere", "/me", "/privacy"])
@pytest.mark.parametrize("signed_in", [False, True], ids=["guest", "member"])
def test_every_page_has_its_frame(visit, path, signed_in):
    page = (visit().arrive() if signed_in else visit()).get(path)

    assert page.one("h1")
    assert page.one("main")["id"] == "main"
    assert page.all("a[href='#main']")[0].get_text() == "Skip to main content"
    assert page.one(".strip__help")["href"] == "/help"
    assert {link["href"] for link in page.all("a[data-quick-exit]")} == {"/leave"}
    assert page.one("html")["lang"] == "en"
