"""The shelf of threads that wait for a first reply, and how long that usually takes."""

from datetime import timedelta

import pytest

from forum.boards.models import Reading
from forum.clock import now
from tests.journeys.meanwhile import close, last_post, lock, take_back
from tests.proofs.walking import answer, start_thread

WAIT = "Most first posts here were answered within"


@pytest.fixture
def asker(visit):
    return visit().arrive()


@pytest.fixture
def thread(asker, board):
    return start_thread(asker, "sleep", title="Awake again", body="How do you do it?")


def shelf(visitor, path="/") -> list[str]:
    """Return the titles on the shelf of a page."""
    parts = [p for p in visitor.get(path).all("aside section") if p.h2]
    shelves = [part for part in parts if part.h2.get_text() == "Waiting for a first reply"]
    return [a.get_text() for found in shelves for a in found.select("li a")]


@pytest.mark.parametrize("path", ["/", "/boards/sleep"])
@pytest.mark.parametrize("reader", ["guest", "member"])
def test_who_has_waited_longest_stands_first(request, inside, board, path, reader):
    # Given threads of several days, written in no order, and one that was answered
    today = now()
    with inside() as make:
        for days in (2, 5, 0, 3, 20):
            made = today - timedelta(days=days)
            make.thread(board=board, title=f"Waiting for {days} days", at=made)
        made = today - timedelta(days=6)
        make.reply(make.thread(board=board, title="Answered", at=made), at=made)

    # When somebody looks at the shelf
    titles = shelf(request.getfixturevalue(reader), path)

    # Then the three of the last two weeks that waited longest are there
    assert titles == [f"Waiting for {days} days" for days in (5, 3, 2)]


def test_the_shelf_of_the_home_page_is_of_all_boards_and_that_of_a_board_of_its_own(
    inside, guest, board, thread
):
    with inside() as make:
        make.thread(board=make.board(slug="work"), title="From elsewhere", at=now())

    assert sorted(shelf(guest)) == ["Awake again", "From elsewhere"]
    assert shelf(guest, "/boards/sleep") == ["Awake again"]
    assert shelf(guest, "/boards/work") == ["From elsewhere"]


def test_a_first_reply_by_somebody_else_ends_the_wait(visit, guest, thread):
    answer(visit().arrive(), thread, body="Slowly.")

    assert (shelf(guest), shelf(guest, "/boards/sleep")) == ([], [])
    assert guest.get("/boards/sleep?waiting=1").all(".threads [data-thread]") == []
    assert "Nobody is waiting for a first reply here." in guest.get("/boards/sleep?waiting=1").words


def test_an_answer_without_words_does_not_end_it(visit, guest, thread):
    other = visit().arrive()
    pid = last_post(other, thread)
    other.send(other.get(thread), f"/p/{pid}/answer", kind="hear")

    assert shelf(guest) == ["Awake again"]


@pytest.mark.parametrize("again", [False, True], ids=["same browser", "another browser"])
def test_who_asked_does_not_end_their_own_wait(visit, guest, asker, thread, again):
    writer = visit().arrive(root=asker.root) if again else asker
    answer(writer, thread, body="I forgot to say something.")

    assert shelf(guest) == shelf(guest, "/boards/sleep") == ["Awake again"]
    [row] = guest.get("/boards/sleep?waiting=1").all(".threads [data-thread]")
    assert "Awake again" in row.get_text()


def test_an_answer_that_was_taken_back_lets_it_wait_again(visit, guest, asker, thread):
    # Given an answer, and words of the asker's below it
    other = visit().arrive()
    answer(other, thread, body="Slowly.")
    pid = last_post(other, thread)
    answer(asker, thread, parent=pid, body="Thank you.")
    assert shelf(guest) == []

    # When the answer is taken back
    take_back(other, pid)

    # Then nobody else's words are there, and it waits again
    assert shelf(guest) == ["Awake again"]
    answer(visit().arrive(), thread, body="I am here.")
    assert shelf(guest) == []


def test_it_does_not_wait_again_while_another_answer_is_left(visit, guest, thread):
    other = visit().arrive()
    answer(visit().arrive(), thread, body="Slowly.")
    answer(other, thread, body="Very slowly.")

    take_back(other, last_post(other, thread))

    assert shelf(guest) == []


@pytest.mark.parametrize("end", ["locked", "taken back"])
def test_what_can_no_longer_be_answered_is_on_no_shelf(app, guest, asker, thread, end):
    if end == "locked":
        lock(app, thread)
    else:
        take_back(asker, last_post(asker, thread))

    assert (shelf(guest), shelf(guest, "/boards/sleep")) == ([], [])


@pytest.mark.parametrize("reading", [Reading.MEMBERS, Reading.GROUP])
def test_a_guest_sees_nothing_that_waits_where_they_may_not_read(inside, visit, guest, reading):
    with inside() as make:
        board = make.board(slug="inner", name="Inner room", reading=reading)
        make.thread(board=board, title="Among ourselves", at=now())

    assert "Among ourselves" not in guest.get("/").text
    assert "Inner room" not in guest.get("/").text
    assert guest.get("/boards/inner").status == 404
    is_for_members = reading == Reading.MEMBERS
    assert shelf(visit().arrive()) == (["Among ourselves"] if is_for_members else [])


def test_a_board_that_is_closed_has_nobody_waiting(app, guest, board, thread):
    close(app, board.id)

    assert (shelf(guest), shelf(guest, "/boards/sleep")) == ([], [])


@pytest.mark.parametrize(("answered", "is_told"), [(0, False), (3, False), (5, True)])
def test_the_usual_wait_is_told_from_five_threads_on(inside, guest, board, answered, is_told):
    # Given threads that were answered in the second hour, and one that waits
    start = (now() - timedelta(days=1)).replace(hour=9)
    with inside() as make:
        for number in range(answered):
            thread = make.thread(board=board, title=f"Answered {number}", at=start)
            make.reply(thread, at=start + timedelta(hours=1))
        make.thread(board=board, title="Still waiting", at=now())

    # When somebody looks at the shelf
    pages = [guest.get(path) for path in ("/", "/boards/sleep")]

    # Then a sentence says how long it takes, unless too few are known
    assert [f"{WAIT} 2 hours." in page.words for page in pages] == [is_told] * 2
    assert [WAIT in page.words for page in pages] == [is_told] * 2


def test_without_anybody_waiting_or_answered_nothing_is_said_of_it(guest, board):
    for path in ("/", "/boards/sleep", "/boards/sleep?waiting=1"):
        assert WAIT not in guest.get(path).words
