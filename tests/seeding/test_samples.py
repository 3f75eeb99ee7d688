import json
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.joining import new_keys, stretch
from forum.accounts.models import Credential, Staff
from forum.accounts.signing_in import duties_of, sign_in
from forum.boards.curating import all_boards
from forum.handles.reserving import reserved
from forum.lobby.listing import boards_for, threads_page, waiting_shelf
from forum.privacy.fading import fade_hours
from forum.seeding.samples import FOLDER, NotEmpty, add_moderator, add_samples, check_empty
from forum.threads.models import Post, PostState, Thread, Words
from tests.makers import NOON


class Reader:
    is_member = False


@pytest.fixture
def filled(session):
    add_samples(session, at=NOON)
    return session


def test_there_are_nine_boards_in_their_order_with_rules(filled):
    boards = all_boards(filled)

    assert [board.name for board in boards][:2] == ["New here", "Low days"]
    assert len(boards) == 9
    assert all(board.rules.count("\n") >= 1 for board in boards)


def test_there_is_something_to_read_on_each_board(filled):
    threads = Counter(filled.scalars(select(Thread.board_id)))

    assert len(threads) == 9
    assert min(threads.values()) >= 3


def test_conversations_differ_in_length_and_depth(filled):
    replies = filled.scalars(select(Thread.replies)).all()
    deepest = filled.scalar(select(func.max(Post.depth)))

    assert max(replies) > 60
    assert replies.count(0) >= 4
    assert deepest >= 10
    assert 150 <= filled.scalar(select(func.count()).select_from(Post)) <= 260


def test_someone_wrote_today_and_the_hour_is_known(filled):
    lit = [board for board in boards_for(filled, viewer=Reader()) if board.last_day == NOON.date()]

    assert len(lit) >= 5
    assert all(board.last_hour is not None for board in lit)


def test_some_wait_for_a_first_reply(filled):
    shelf = waiting_shelf(filled, viewer=Reader(), today=NOON.date())

    assert len(shelf) == 3


def test_one_opening_was_taken_back_and_its_answers_stay(filled):
    gone = filled.scalars(select(Post).where(Post.state == PostState.TAKEN_BACK)).one()

    thread = filled.get_one(Thread, gone.thread_id)
    assert (gone.seq, gone.handle_id, thread.title) == (0, None, None)
    assert filled.get(Words, gone.id) is None
    assert thread.replies > 1


def test_threads_of_one_day_are_in_the_order_of_their_latest_reply(filled):
    for board in all_boards(filled):
        page = threads_page(filled, board.id, order="latest", after="")
        latest = [(row.last_day, row.last_hour or 0) for row in page.threads]

        assert latest == sorted(latest, reverse=True)


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=1), timedelta(hours=23)])
def test_hours_and_steps_are_known_for_two_days_as_anywhere(filled, later):
    at = NOON + later
    fade_hours(filled, at=at)

    for day, hour, step in (
        (Thread.day, Thread.hour, Thread.step),
        (Thread.last_day, Thread.last_hour, Thread.last_step),
    ):
        old = select(hour, step).where(day < at.date() - timedelta(2))
        assert {tuple(row) for row in filled.execute(old)} == {(None, 0)}


@pytest.mark.parametrize("hour", [0, 5, 23])
def test_samples_fit_whatever_the_time_of_day(session, hour):
    add_samples(session, at=NOON.replace(hour=hour))

    assert session.scalar(select(func.max(Post.day))) == NOON.date()


def test_samples_keep_the_house_rules_about_contacts():
    for file in FOLDER.glob("*.json"):
        for thread in json.loads(file.read_text("utf-8"))["threads"]:
            for post in thread["posts"]:
                assert not any(sign in post["body"] for sign in ("@", "http", "www.", "!!"))


def test_a_forum_with_a_board_is_not_empty(session, make):
    check_empty(session)
    make.board()

    with pytest.raises(NotEmpty, match="Use an empty data folder"):
        check_empty(session)


def test_the_moderator_signs_in_with_six_words(session):
    keys = new_keys()

    add_moderator(session, stretch(session, keys), year=2026)

    came = sign_in(session, keys.passphrase)
    assert duties_of(session, came.opened.root) == "moderator"
    assert session.scalars(select(Staff.name)).all() == ["Steady Otter"]
    assert reserved(session, ["Steady Otter"]) == {"Steady Otter"}
    assert session.scalar(select(func.count()).select_from(Credential)) == 9
