"""The file as a whole: nothing of a member is missing in it, and nothing of others is there."""

import json

from sqlalchemy import select

from forum.handles.models import Handle
from forum.leaving.download.labels import LABELS
from forum.leaving.download.sections import sections
from forum.public_ids import to_text
from tests.leaving.living import TODAY, everything

# What stands for nobody, or is told in other words: ids made of others, places, counts.
TOLD_OTHERWISE = {"id", "handle_id", "case_id", "is_guest", "version", "html", "step", "position"}


def gathered(session, mine):
    return {part.key: list(part.gather(session, mine)) for part in sections(TODAY)}


def test_each_value_has_a_word_for_people(session, mine):
    keys = {key for items in gathered(session, mine).values() for item in items for key in item}

    assert keys <= set(LABELS)


def test_no_part_is_empty_of_somebody_who_did_everything(session, mine):
    empty = {key for key, items in gathered(session, mine).items() if not items}

    assert empty == {"decisions"}, "nothing was decided yet"


def test_all_that_the_tables_hold_under_their_handles_is_in_the_file(session, mine, other):
    """Every text of every row that carries a handle of theirs, and every post and thread."""
    file = json.dumps(gathered(session, mine), ensure_ascii=False)
    handles = {key.handle_id for key in mine.keyring}
    posts = {post for some in mine.posts.values() for post in some}

    missing = [
        (table, cell)
        for table, rows in everything(session).items()
        for row in rows
        if handles & {cell for cell in row if isinstance(cell, bytes)}
        for cell in row
        if isinstance(cell, str) and cell not in file and not cell.startswith("thread:")
    ]
    missing += [("post", post) for post in posts if to_text(post) not in file]
    assert [each for each in missing if each[1] != "site"] == []


def test_nothing_that_others_wrote_is_in_it(session, mine, other):
    file = json.dumps(gathered(session, mine), ensure_ascii=False)
    handles = {key.handle_id for key in mine.keyring}

    names = session.scalars(select(Handle.name).where(Handle.id.not_in(handles))).all()
    own = set(session.scalars(select(Handle.name).where(Handle.id.in_(handles))))
    assert not [name for name in set(names) - own if name in file]
    assert "theirs" not in file
    assert not any(to_text(post) in file for post in other.posts)
