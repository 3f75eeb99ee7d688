"""What somebody said without a name, in their file."""

from sqlalchemy import select

from forum.leaving.download.said import answers, flags, follows
from forum.public_ids import to_text
from forum.threads.models import Post


def test_answers_are_there_with_their_posts(session, mine, life):
    opening = select(Post.id).where(Post.thread_id.in_(life.threads), Post.seq == 0)

    found = {(item["post"], item["answer"]) for item in answers(session, mine)}

    assert found == {(f"/p/{to_text(post)}", "hear") for post in session.scalars(opening)}


def test_what_moderators_were_told_is_there(session, mine):
    found = list(flags(session, mine))

    assert [item["words"] for item in found] == ["my words to a moderator"] * 2
    assert {item["reason"] for item in found} == {"unkind"}


def test_threads_and_boards_that_they_follow_are_there(session, mine, life):
    found = [item["address"] for item in follows(session, mine)]

    assert {f"/t/{to_text(thread)}" for thread in life.threads} <= set(found)
    assert sum(address.startswith("/boards/") for address in found) == 1
    assert len(found) == 3
