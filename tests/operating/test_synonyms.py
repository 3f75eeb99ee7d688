"""Words that mean the same are looked after, each change is recorded, and nobody's work is lost."""

from dataclasses import replace

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from forum.audit.models import Audit
from forum.errors import NotFound, Refused
from forum.house.changing import By
from forum.operating import synonyms
from forum.operating.synonyms import EntryChangedMeanwhile, Seen, mark_of, new_entry
from forum.search.asking.entries import Entry
from forum.search.asking.reading import entry_for
from forum.search.asking.shipped import shipped_entries
from tests.makers import NOON

BY = By(bytes([5]) * 16, NOON)
OURS = next(iter(shipped_entries().values()))
WORDS = replace(OURS, words=("lamp", "lantern"), also=("candle",), is_one_way=True)


def seen(session, key: str = OURS.key) -> Seen:
    return Seen(key, mark_of(entry_for(session, key)))


def recorded(session) -> list[str]:
    return list(session.scalars(select(Audit.object).where(Audit.staff_id == BY.staff_id)))


def test_whoever_reads_an_entry_in_another_language_has_seen_the_same(app):
    with app.test_request_context("/"), force_locale("en"):
        about, before = str(OURS.about), mark_of(OURS)
    with app.test_request_context("/"), force_locale("es"):
        assert str(OURS.about) != about
        assert mark_of(OURS) == before
        assert mark_of(replace(OURS, words=("lamp",))) != before


def test_an_entry_is_added_and_recorded(session):
    new = replace(new_entry(), words=("lamp", " lantern "))

    synonyms.add(session, new, by=BY)

    assert entry_for(session, new.key).words == ("lamp", "lantern")
    assert recorded(session) == ["setting:synonyms"]


def test_an_entry_of_ours_is_changed_and_put_back(session):
    synonyms.change(session, seen(session), WORDS, by=BY)
    changed = entry_for(session, OURS.key)
    synonyms.put_back(session, seen(session), by=BY)

    assert changed == WORDS
    assert entry_for(session, OURS.key) == OURS
    assert entry_for(session, OURS.key).is_shipped
    assert len(recorded(session)) == 2


def test_an_entry_is_switched_off_and_on_with_its_words(session):
    synonyms.switch_off(session, seen(session), by=BY)
    off = entry_for(session, OURS.key)
    synonyms.change(session, seen(session), WORDS, by=BY)
    still_off = entry_for(session, OURS.key)
    synonyms.switch_on(session, seen(session), by=BY)

    assert (off.words, off.is_on) == (OURS.words, False)
    assert not still_off.is_on
    assert entry_for(session, OURS.key) == WORDS


def test_an_entry_of_the_house_is_gone_when_it_is_removed(session):
    new = replace(new_entry(), words=("lamp", "lantern"))
    synonyms.add(session, new, by=BY)

    synonyms.put_back(session, seen(session, new.key), by=BY)

    with pytest.raises(NotFound):
        entry_for(session, new.key)


def test_what_was_never_changed_is_put_back_without_harm(session):
    synonyms.put_back(session, seen(session), by=BY)

    assert entry_for(session, OURS.key) == OURS


@pytest.mark.parametrize("words", [(), ("lamp",), ("lamp", "the")])
def test_what_does_not_fit_is_refused(session, words):
    with pytest.raises(Refused):
        synonyms.add(session, Entry("k", words), by=BY)


@pytest.mark.parametrize(
    "deed", [synonyms.switch_on, synonyms.switch_off, synonyms.put_back, synonyms.change]
)
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(session, deed):
    old = seen(session)
    synonyms.change(session, old, WORDS, by=BY)

    with pytest.raises(EntryChangedMeanwhile) as conflict:
        deed(session, old, *([OURS] if deed is synonyms.change else []), by=BY)
    assert conflict.value.now == WORDS
    assert conflict.value.mark == mark_of(WORDS)
