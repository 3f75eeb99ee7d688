"""A part made of documents says what stock Whoosh's own would."""

from array import array
from pathlib import Path

from whoosh.matching import Matcher
from whoosh.reading import IndexReader

from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.reading import SegmentFiles
from tests.search.whoosh_engine.oracle import OwnStorage
from tests.search.whoosh_engine.writing_parts import a_post, write_into

LISTED = ("text", "word", "note")
POSTS = [
    a_post("a", "Sleep, sleepless and asleep: I cannot sleep", title="Nights", waiting=True),
    a_post("b", "the and of"),
    a_post("c", "Größe, naïve café 🙂 日本", notes=frozenset({"grief", "debt"}), everyone=False),
    a_post("d", ""),
    *(a_post(f"n{number}", f"sleep {'well ' * number}") for number in range(3_000)),
]


def read(folder: Path, part: Part) -> dict[str, object]:
    files = SegmentFiles(folder, part)
    lists = {
        (field, term): [array.tolist() for array in (kept.places, kept.often, kept.words)]
        for field in LISTED
        for term in list(files.terms(field))[:200]
        for kept in [files.written(field, term)]
    }
    return {
        "lists": lists,
        "terms": {field: list(files.terms(field)) for field in LISTED},
        "facts": files.facts().tobytes(),
        "lengths": files.lengths().tolist(),
    }


def read_by_whoosh(reader: IndexReader, count: int) -> dict[str, object]:
    """Return the same of an index that Whoosh itself wrote, by its own reader."""
    terms = {field: list(map(bytes.decode, reader.lexicon(field))) for field in LISTED}
    lists = {
        (field, term): listed(reader.postings(field, term))
        for field, every in terms.items()
        for term in every[:200]
    }
    facts = reader.column_reader("facts")
    return {
        "lists": lists,
        "terms": terms,
        "facts": b"".join(facts[place] for place in range(count)),
        "lengths": [reader.doc_field_length(place, "text") or 0 for place in range(count)],
    }


def listed(matcher: Matcher) -> list[list[float]]:
    places, often, words = list[float](), list[float](), list[float]()
    while matcher.is_active():
        places.append(matcher.id())
        often.append(matcher.weight())
        words.extend(array("I", matcher.value() or b""))
        matcher.next()
    return [places, often, words]


def test_a_part_says_what_stock_whoosh_says_of_the_same_posts(tmp_path: Path):
    in_order = sorted(POSTS, key=lambda post: post.id)
    with write_into(OwnStorage(tmp_path), in_order, len(POSTS)).reader() as reader:
        stock = read_by_whoosh(reader, len(POSTS))

    assert read(tmp_path, write_part(tmp_path, POSTS)) == stock


def test_a_part_of_posts_without_words_can_be_read(tmp_path: Path):
    found = read(tmp_path, write_part(tmp_path, [a_post("a", "of the"), a_post("b", "")]))

    assert found["terms"] == {"text": [], "word": [], "note": []}
