"""A part made of documents reads as stock Whoosh's own would."""

from pathlib import Path

from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.reading import SegmentFiles
from tests.search.whoosh_engine.writing_parts import a_post, write

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
        for field in ("text", "word", "note")
        for term in list(files.terms(field))[:200]
        for kept in [files.written(field, term)]
    }
    return {
        "lists": lists,
        "terms": {field: list(files.terms(field)) for field in ("text", "word", "note")},
        "facts": files.facts().tobytes(),
        "lengths": files.lengths().tolist(),
    }


def test_a_part_reads_as_if_stock_whoosh_had_written_it(tmp_path: Path):
    in_order = sorted(POSTS, key=lambda post: post.id)
    [stock] = write(tmp_path / "stock", in_order, len(POSTS))

    assert read(tmp_path, write_part(tmp_path, POSTS)) == read(tmp_path / "stock", stock)


def test_a_part_of_posts_without_words_can_be_read(tmp_path: Path):
    found = read(tmp_path, write_part(tmp_path, [a_post("a", "of the"), a_post("b", "")]))

    assert found["terms"] == {"text": [], "word": [], "note": []}
