"""What only its owner can open, in their file."""

from forum.leaving.download.kept import drafts, kept_posts, read_so_far, topics
from forum.public_ids import to_text
from tests.leaving.living import live


def test_every_draft_is_there(session, mine):
    assert [item["words"] for item in drafts(session, mine)] == ["my words in a draft"] * 2


def test_kept_posts_are_there_by_their_threads(session, mine, life):
    found = {item["thread"] for item in kept_posts(session, mine)}

    assert found == {f"/t/{to_text(thread)}" for thread in life.threads}


def test_the_chosen_topics_are_there(session, mine):
    assert list(topics(session, mine)) == [{"topic": "violence"}]


def test_how_far_they_read_is_there_also_where_they_left_nothing(session, mine, life):
    live(session)

    found = {item["thread"]: item["posts_seen"] for item in read_so_far(session, mine)}

    assert len(found) == 4
    assert [found[f"/t/{to_text(thread)}"] for thread in life.threads] == [2, 2]
