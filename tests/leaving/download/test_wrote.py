"""What somebody wrote, in their file."""

from sqlalchemy import select

from forum.handles.models import Handle
from forum.leaving.download.wrote import names, posts
from forum.threads.models import HeldWords, Words
from tests.leaving.living import live


def test_every_post_is_there_with_its_words_wherever_they_lie(session, mine, life):
    live(session)

    found = list(posts(session, mine))

    kept = (
        select(table.source).where(table.post_id.in_(life.posts)) for table in (Words, HeldWords)
    )
    sources = [words for wanted in kept for words in session.scalars(wanted)]
    assert sorted(item["words"] for item in found) == sorted(sources)
    assert len(found) == len(life.posts)
    assert {item["state"] for item in found} == {"published", "held", "withheld"}
    assert {item["title"] for item in found if item["opens_thread"]} == {
        *("Mine alone", "Mine, answered"),
    }


def test_every_name_is_there_and_no_other(session, mine):
    handles = select(Handle.name).where(Handle.id.in_([key.handle_id for key in mine.keyring]))

    found = list(names(session, mine))

    assert sorted(item["name"] for item in found) == sorted(session.scalars(handles))
    assert [item["thread"] for item in found].count(None) == 1, "that of the whole place"
