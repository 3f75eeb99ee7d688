"""The list of words that mean the same, as it is now."""

import pytest
from sqlalchemy import update

from forum.errors import NotFound
from forum.public_ids import new_id
from forum.search.asking.models import SearchSynonym
from forum.search.asking.reading import OWN, entries_now, entry_for, synonyms_now
from forum.search.asking.shipped import shipped_entries

FIRST = next(iter(shipped_entries().values()))


@pytest.fixture
def keep(session):
    def kept(key: str, words: str, also: str = "", *, is_on: bool = True) -> None:
        row = {"words": words, "also": also, "is_one_way": False, "is_on": is_on}
        session.add(SearchSynonym(id=new_id(), key=key, **row))
        session.flush()

    return kept


def test_without_any_change_it_is_what_came_with_lamplit(session):
    assert entries_now(session) == list(shipped_entries().values())
    assert entry_for(session, FIRST.key).is_shipped


def test_what_the_house_changed_stands_in_its_place(session, keep):
    keep(FIRST.key, "lamp\nlantern", "candle")

    entry = entries_now(session)[0]

    assert entry == entry_for(session, FIRST.key)
    assert (entry.words, entry.also) == (("lamp", "lantern"), ("candle",))
    assert (entry.about, entry.is_shipped) == (FIRST.about, False)


def test_what_the_house_added_stands_first(session, keep):
    keep("k", "lamp\nlantern")

    assert entries_now(session)[0].about == OWN
    assert [same.others for same in synonyms_now(session).of(["lamps"])] == [("lantern",)]


def test_what_is_off_leads_nowhere(session, keep):
    keep("k", "lamp\nlantern", is_on=False)

    assert list(synonyms_now(session).of(["lamp"])) == []
    assert not entries_now(session)[0].is_on


def test_what_was_switched_since_the_last_question_counts_in_the_next(session, keep):
    keep("k", "lamp\nlantern")
    before = synonyms_now(session)

    session.execute(update(SearchSynonym).values(is_on=False))

    assert synonyms_now(session).known < before.known


def test_a_question_arranges_nothing_anew(session, keep):
    keep("k", "lamp\nlantern")

    assert synonyms_now(session) is synonyms_now(session)


def test_there_is_no_other_entry(session):
    with pytest.raises(NotFound):
        entry_for(session, "nothing")
