"""The fields of a post in tantivy's files, and how a post is put into them.

`text` has the terms with their places, `phrase` the phrases that everybody looks for, `word` the
words as they stand (for corrections), `facts` what filters ask for. The numbers lie in columns; an
id is two of them.
"""

from typing import Any

import tantivy

from forum.search.asking.phrases import names_in
from forum.search.cutting import stemmed
from forum.search.tantivy_engine.entry import Entry, pack

VERSION = 3  # another whenever the fields or what is in them change: old files are then refused
NOTE = "note "  # what a fact begins with that is a content note
ID_NUMBERS = ("id_first", "id_second", "thread_first", "thread_second")
NUMBERS = (*ID_NUMBERS, "newest", "mark")
DAY_SHIFT = 40  # bits of `newest` below the day: the order within it
_TIES = 2**DAY_SHIFT - 1


def schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="raw", index_option="position")
    builder.add_text_field("phrase", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("facts", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("board", tokenizer_name="raw", index_option="basic", fast=True)
    for name in NUMBERS:
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("entry", stored=True)
    return builder.build()


def filled(entry: Entry) -> Any:
    """Return the post as tantivy takes it."""
    document = tantivy.Document()
    document.add_text("id", entry.id)
    document.add_bytes("entry", pack(entry))
    document.add_text("board", entry.board)
    _fill_words(document, entry)
    for fact in _facts(entry):
        document.add_text("facts", fact)
    for name, number in zip(NUMBERS, _numbers(entry), strict=True):
        document.add_unsigned(name, number)
    return document


def newest_numbers(day: int) -> tuple[int, int]:
    """Return the first and the last number of a day: the newest post has the highest."""
    return day << DAY_SHIFT, (day << DAY_SHIFT) | _TIES


def _fill_words(document: Any, entry: Entry) -> None:
    words = entry.words
    placed = stemmed(words)
    tokens = [tantivy.Token(term, place, 0, 0) for place, term in placed]
    document.add_pre_tokenized_text("text", tantivy.PreTokenizedString("", tokens))
    for name in names_in(placed):
        document.add_text("phrase", name)
    for word in {word for _, word in words}:
        document.add_text("word", word)


def _facts(entry: Entry) -> list[str]:
    flags = [("helped", entry.helped), ("waiting", entry.waiting)]
    named = [name for name, is_so in flags if is_so]
    return [*named, f"thread {entry.thread}", *(f"{NOTE}{note}" for note in entry.notes)]


def _numbers(entry: Entry) -> list[int]:
    halves = [int(half, 16) for full in (entry.id, entry.thread) for half in (full[:16], full[16:])]
    return [*halves, newest_numbers(entry.day)[1] - (halves[0] >> (64 - DAY_SHIFT)), entry.mark]
