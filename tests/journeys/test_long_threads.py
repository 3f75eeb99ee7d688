"""A thread of 5,000 posts opens as a thread of 50 does, from its first page to its last."""

from datetime import date

import pytest

from forum.public_ids import to_text
from forum.seeding.importing import add_threads, make_ready
from forum.seeding.lines import SavedPost, SavedThread
from forum.threads.places.cutting import MOST_POSTS
from forum.transaction import db, transaction
from tests.counting import statements

GUEST_STATEMENTS, MEMBER_STATEMENTS = 4, 7
DAY = date(2026, 3, 1)


def written(app, inside, size):
    """Write a thread of `size` posts: forks, chains of 1,000 and short answers; its address."""
    posts = [SavedPost(None, "Asker", "How do you sleep?", DAY)]
    for number in range(1, size):
        is_chain = number % 2 and number > 2
        parent = max(number - 2, 1) if is_chain else (number // 7 or None)
        posts.append(SavedPost(parent, f"Voice {number % 40}", f"Answer {number}.", DAY))
    with inside() as make:
        board = make.board()
        thread_id = make.writer().id_for(board.id)
    saved = SavedThread(board.slug, "Long nights", posts)
    ready = make_ready(saved, board_id=board.id, thread_id=thread_id)
    with app.app_context(), transaction() as session:
        add_threads(session, [ready])
    return f"/t/{to_text(thread_id)}"


@pytest.fixture
def cost(app):
    """Returns how many statements a page cost, and the page."""

    def look(visitor, address):
        with app.app_context():
            engine = db.engine
        with statements(engine) as seen:
            page = visitor.get(address)
        assert page.status == 200
        return len(seen), page

    return look


def test_every_page_of_5000_posts_costs_what_one_of_50_costs(app, guest, member, inside, cost):
    # Given a short thread and a long one
    short, long = written(app, inside, 50), written(app, inside, 5_000)

    for visitor, most in ((guest, GUEST_STATEMENTS), (member, MEMBER_STATEMENTS)):
        assert cost(visitor, short)[0] <= most

        # When somebody reads the long one to its end
        address, seen, costs = long, [], []
        while address:
            spent, page = cost(visitor, address)
            costs.append(spent)
            on_page = [str(post["data-post"]) for post in page.all("[data-post]")]
            assert len(on_page) <= MOST_POSTS
            seen += on_page
            following = page.all("a[rel=next]")
            address = str(following[0]["href"]) if following else None

        # Then they saw every post once, and no page cost more than is allowed
        assert len(seen) == len(set(seen)) == 5_000
        assert max(costs) <= most
        assert len(set(costs[1:])) <= 2  # the last page needs no way onward


def test_a_link_into_a_long_thread_opens_the_page_that_has_the_post(app, guest, inside, cost):
    address = written(app, inside, 2_000)
    last = guest.get(address)
    while last.all("a[rel=next]"):
        last = guest.get(str(last.one("a[rel=next]")["href"]))
    pid = str(last.all("[data-post]")[-1]["data-post"])

    spent, page = cost(guest, f"/p/{pid}")

    assert page.address.endswith(f"#p-{pid}")
    assert page.one(f"#p-{pid}")
    assert spent <= 3 + GUEST_STATEMENTS  # finding the post and its page, then the page itself


def test_the_list_view_of_a_long_thread_goes_to_its_end_and_back(app, guest, inside):
    address = written(app, inside, 300)
    page = guest.get(f"{address}?view=list")
    onward = [page]
    while page.all("a[rel=next]"):
        page = guest.get(str(page.one("a[rel=next]")["href"]))
        onward.append(page)

    back = guest.get(str(page.one("a[rel=prev]")["href"]))

    def posts(page):
        return [str(post["data-post"]) for post in page.all("[data-post]")]

    assert sum(len(posts(page)) for page in onward) == 300
    assert posts(back) == posts(onward[-2])


@pytest.mark.parametrize("after", ["AAAA", "nonsense", "%00", "a" * 300, "AAAPoQA"])
def test_a_place_that_no_page_has_is_a_missing_page(app, guest, inside, after):
    address = written(app, inside, 5)

    assert guest.get(f"{address}?after={after}").status == 404
