"""Nothing is stored of which the inventory does not tell."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Column, Date, LargeBinary, MetaData, Table

from forum.database import Base
from forum.privacy.inventory.entry import fields_of
from forum.privacy.inventory.everything import ENTRIES, unexplained
from forum.search.tantivy_engine import schema as tantivy
from forum.search.whoosh_engine import schema as whoosh
from forum.web.visits.session_store import FileSessionStore
from tests.architecture.sources import HOUSE, STATIC, called
from tests.privacy.inventory.places import (
    boxes,
    columns,
    fields_of_tantivy,
    files,
    kept_in_the_tab,
)


def of_sessions(folder: Path) -> set[str]:
    rows = FileSessionStore(folder / "sessions.db")._db().execute("PRAGMA table_info(session)")
    return {f"session.{row[1]}" for row in rows}


def places(folder: Path) -> set[str]:
    """Return every place where something is stored, as the code says it."""
    return {
        *columns(Base.metadata),
        *of_sessions(folder),
        *boxes(HOUSE),
        *(f"index:{name}" for name in whoosh.SCHEMA.names()),
        *(f"index:{name}" for name in fields_of_tantivy(HOUSE, tantivy.NUMBERS)),
        *kept_in_the_tab(STATIC),
    }


def test_every_field_has_an_entry(tmp_path):
    assert len(places(tmp_path)) > 200
    assert unexplained(sorted(places(tmp_path))) == []


def test_no_entry_tells_of_a_field_that_is_not_there(tmp_path):
    told = {place for entry in ENTRIES for place, _ in fields_of(entry)}
    of_the_code = {place for place in told if re.match(r"box:|index:(?!vectors)|tab:|\w+\.", place)}

    assert of_the_code - places(tmp_path) == set()


@pytest.mark.parametrize("place", ["post.mood", "box:diary", "cookie:trail", "file:notes.txt"])
def test_a_field_without_an_entry_is_noticed(place):
    assert unexplained(["post.day", place, "file:lamplit.db"]) == [place]


def test_a_planted_column_is_noticed():
    metadata = MetaData()
    Table("post", metadata, Column("id", LargeBinary, primary_key=True), Column("born_on", Date))

    assert unexplained(columns(metadata)) == ["post.born_on"]


def test_a_planted_box_is_noticed():
    [call] = [source for source in HOUSE if source.path == "forum/notices/read_marks.py"]

    assert [called(each) for each in call.calls].count("Kind") == 1
    assert boxes([call]) == {"box:read up to"}


def test_the_files_of_a_forum_have_entries(app, member, settings):
    member.get("/me")

    assert {"file:secret", "file:lamplit.db", "file:sessions.db"} <= set(files(settings.data))
    assert unexplained(files(settings.data)) == []


def test_every_entry_says_all_that_it_has_to():
    for entry in ENTRIES:
        assert all(map(str, (entry.what, entry.why, entry.long, entry.who)))
        assert list(fields_of(entry))
        assert all(words for _, words in fields_of(entry))
