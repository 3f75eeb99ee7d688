"""What is new in a thread since a member was last there: marked, counted, and led to."""

import pytest

from forum.public_ids import to_text
from forum.transaction import db
from tests.counting import statements
from tests.journeys.meanwhile import take_back
from tests.proofs.walking import answer

MEMBER_STATEMENTS = 7
VIEWS = pytest.mark.parametrize("view", ["", "?view=list"])


@pytest.fixture
def thread(inside):
    """The address of a thread with one reply."""
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep", name="Sleep"))
        make.reply(thread, body="An old reply.")
    return f"/t/{to_text(thread.id)}"


@pytest.fixture
def long(inside):
    """The address of a thread of four pages, and a way to add to its end."""
    with inside() as make:
        thread = make.thread()
        for number in range(170):
            make.reply(thread, body=f"Reply {number}.")

    def add(body, parent=None):
        with inside() as make:
            return make.reply(thread, parent=parent, body=body)

    return f"/t/{to_text(thread.id)}", add


def way_to_new(page) -> list[tuple[str, str]]:
    """Return what is said of new ones above the replies, and where it leads."""
    links = [a for a in page.all("main a") if "new one" in a.get_text()]
    return [(a.get_text().strip(), str(a["href"])) for a in links if "newest" not in a.get_text()]


def new_posts(page) -> list[str]:
    """Return the words of the posts that are called new."""
    tags = page.all("article .tag--new")
    assert {tag.get_text() for tag in tags} <= {"New"}
    return [tag.find_parent("article").select_one(".words").get_text().strip() for tag in tags]


def writes(app, visitor, address) -> list[str]:
    """Return what a page writes into sealed entries."""
    with app.app_context():
        engine = db.engine
    with statements(engine) as seen:
        assert visitor.get(address).status == 200
    assert len(seen) <= MEMBER_STATEMENTS, seen
    return [each for each in seen if each.startswith("INSERT INTO sealed_entry")]


@VIEWS
def test_nothing_is_new_at_the_first_visit(member, thread, view):
    page = member.get(thread + view)

    assert (way_to_new(page), new_posts(page), page.all("#new")) == ([], [], [])


@VIEWS
def test_what_others_wrote_meanwhile_is_new_once(visit, member, thread, view):
    # Given somebody who was here, and two replies by others
    member.get(thread)
    for words in ("First new.", "Second new."):
        answer(visit().arrive(), thread, body=words)

    # When they come again, and once more
    page, again = member.get(thread + view), member.get(thread + view)

    # Then these two are new the first time
    assert way_to_new(page) == [("Go to the 2 new ones", "#new")]
    assert new_posts(page) == ["First new.", "Second new."]
    assert (way_to_new(again), new_posts(again), again.all("#new")) == ([], [], [])


@VIEWS
def test_the_line_stands_before_the_first_part_with_anything_new(visit, member, thread, view):
    member.get(thread)
    page = answer(visit().arrive(), thread, body="First new.")
    pid = page.all("[data-post]")[-1]["data-post"]
    answer(visit().arrive(), thread, parent=pid, body="Second new.")

    page = member.get(thread + view)

    line = page.one("#new")
    assert "New since you were last here" in line.get_text()
    assert line.find_next("article")["data-post"] == pid
    assert line.find_previous("article").select_one(".words").get_text().strip() == "An old reply."


def test_a_new_answer_in_an_old_part_puts_the_line_before_that_part(visit, member, thread):
    page = member.get(thread)
    old = page.all("[data-post]")[-1]["data-post"]
    answer(visit().arrive(), thread, parent=old, body="Deep and new.")

    page = member.get(thread)

    assert way_to_new(page) == [("Go to the new one", "#new")]
    assert page.one("#new").find_next("article")["data-post"] == old
    assert new_posts(page) == ["Deep and new."]


@VIEWS
def test_ones_own_words_are_never_new(visit, member, thread, view):
    member.get(thread)
    answer(visit().arrive(root=member.root), thread, body="Mine, from elsewhere.")
    answer(member, thread, body="Mine.")
    answer(visit().arrive(), thread, body="Theirs.")
    unread = member.get(f"{thread}/reply").form(f"{thread}/reply").fields
    member.client.post(f"{thread}/reply", data=unread | {"body": "Mine again.", "action": "post"})

    page = member.get(thread + view)

    assert new_posts(page) == ["Theirs."]
    assert way_to_new(page) == [("Go to the new one", "#new")]


def test_words_under_ones_known_name_are_ones_own_too(visit, member, thread):
    member.get(thread)
    answer(visit().arrive(root=member.root), thread, body="Mine.", post_as="known")

    assert (new_posts(member.get(thread)), way_to_new(member.get(thread))) == ([], [])


def test_what_was_taken_back_is_not_new(visit, member, thread):
    member.get(thread)
    other = visit().arrive()
    pid = answer(other, thread, body="Gone.").all("[data-post]")[-1]["data-post"]
    answer(visit().arrive(), thread, parent=pid, body="New.")
    take_back(other, pid)

    page = member.get(thread)

    assert (way_to_new(page), new_posts(page)) == ([("Go to the new one", "#new")], ["New."])


@VIEWS
def test_a_guest_is_told_of_nothing_new_and_gets_no_cookie(visit, guest, thread, view):
    guest.get(thread + view)
    answer(visit().arrive(), thread, body="New.")

    page = guest.get(thread + view)

    assert (way_to_new(page), new_posts(page), page.all("#new")) == ([], [], [])
    assert "Set-Cookie" not in page.headers
    assert guest.client.get_cookie("s") is None


def test_another_browser_knows_what_was_seen_and_another_member_does_not(visit, member, thread):
    member.get(thread)
    answer(visit().arrive(), thread, body="New.")
    elsewhere, other = visit().arrive(root=member.root), visit().arrive()

    seen = [new_posts(reader.get(thread)) for reader in (other, elsewhere, member)]

    assert seen == [[], ["New."], []]


def test_reading_again_writes_nothing(app, visit, member, thread):
    first = writes(app, member, thread)
    again = [writes(app, member, thread + view) for view in ("", "?view=list", "")]
    answer(visit().arrive(), thread, body="New.")
    new = writes(app, member, thread)

    assert [len(first), *map(len, again), len(new)] == [1, 0, 0, 0, 1]
    assert writes(app, visit().arrive(root=member.root), thread) == []
    assert writes(app, visit(), thread) == []


@VIEWS
def test_in_a_long_thread_the_link_leads_to_the_page_with_the_new_ones(app, member, long, view):
    # Given somebody who has read a long thread, and new replies at its end
    address, add = long
    member.get(address)
    pid = to_text(add("First new.").id)
    add("Second new.")

    # When they come again
    page = member.get(address + view)
    [(said, leads_to)] = way_to_new(page)

    # Then nothing is new on this page, but the link leads to it
    assert (said, leads_to) == ("Go to the 2 new ones", f"/p/{pid}")
    assert (new_posts(page), page.all("#new")) == ([], [])
    there = member.get(leads_to)
    assert new_posts(there) == ["First new.", "Second new."]
    assert there.one("#new").find_next("article")["data-post"] == pid


def test_new_ones_stay_new_until_they_were_shown(app, member, long):
    # Given new replies on the last page
    address, add = long
    member.get(address)
    pid = to_text(add("First new.").id)
    add("Second new.")

    # When somebody reads the first pages only, as often as they like
    first = writes(app, member, address)
    following = str(member.get(address).one("a[rel=next]")["href"])
    again = [writes(app, member, path) for path in (address, following, address)]

    # Then it is noted once at most, and the new ones stay new until they are shown
    assert len(first) <= 1
    assert again == [[], [], []]
    assert way_to_new(member.get(address)) == [("Go to the 2 new ones", f"/p/{pid}")]
    assert new_posts(member.get(f"/p/{pid}")) == ["First new.", "Second new."]
    assert way_to_new(member.get(address)) == []


def test_who_goes_to_the_newest_first_is_still_told_of_the_other(member, long):
    # Given two new replies, of which a link leads to the second
    address, add = long
    member.get(address)
    pid = to_text(add("First new.").id)
    newest = to_text(add("Second new.").id)

    # When somebody follows it, to a page that does not show the first
    page = member.get(f"/p/{newest}")

    # Then the first one stays new
    assert new_posts(page) == ["Second new."]
    assert way_to_new(member.get(address)) == [("Go to the new one", f"/p/{pid}")]
    assert "First new." in new_posts(member.get(f"/p/{pid}"))
    assert way_to_new(member.get(address)) == []


def test_who_only_writes_has_not_seen_the_thread(visit, thread):
    writer = visit().arrive()
    writer.get(thread)
    answer(visit().arrive(), thread, body="New.")
    writer.get(f"{thread}/reply")

    assert new_posts(writer.get(thread)) == ["New."]
