"""What is kept of a post comes back as it was."""

from datetime import date

from forum.search.tantivy_engine.entry import of_document, pack, unpack
from tests.search.posts import post


def test_an_entry_comes_back_as_it_was():
    facts = {"title": "A title", "day": date(2024, 2, 29), "helped": True, "everyone": False}
    entry = of_document(post(1, "naïve “words” in order", notes=frozenset({"b", "a"}), **facts))

    assert unpack(pack(entry)) == entry


def test_words_keep_their_places_and_stop_words_are_lost():
    entry = of_document(post(1, "One day at a time"))

    assert entry.words == [(1, "day"), (4, "time")]
    assert "at" not in entry.line.split()


def test_a_post_without_words_has_none():
    assert of_document(post(1, "the")).words == []
