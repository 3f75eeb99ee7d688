"""What is somebody's, as their keyring tells it."""

from forum.handles.deriving import SITE, handle_id
from forum.leaving.belongings import belongings
from forum.sealing import new_root
from tests.leaving.living import live


def test_it_is_all_that_they_wrote_and_nothing_of_others(session, mine, life):
    live(session)

    found = [post for posts in mine.posts.values() for post in posts]

    assert sorted(found) == sorted(life.posts)
    assert belongings(session, life.root) == mine


def test_it_tells_who_they_are_in_each_place(mine, life):
    assert mine.known == handle_id(life.root, SITE)
    assert set(mine.readers) >= set(life.threads)
    assert len(mine.boards) == 1
    assert set(mine.voices) == set(mine.posts)


def test_somebody_new_has_nothing(session):
    nobody = belongings(session, new_root())

    assert (nobody.posts, nobody.voices, nobody.readers, nobody.boards) == ({}, {}, {}, {})
