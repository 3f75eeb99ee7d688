"""What lies in a part, and what of it is still there."""

import tantivy

from forum.search.tantivy_engine import writing
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.looking import Look
from forum.search.tantivy_engine.parts import parts_of
from tests.search.posts import key, post


def test_the_living_are_found_in_their_part(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 0)
    folder = tmp_path / "index"
    writing.make(folder)
    first = sorted((of_document(post(n, f"tea {n}")) for n in range(9)), key=lambda e: e.id)
    again = of_document(post(4, "cake"))
    writing.put(folder, first, ())
    writing.put(folder, [again], [key(7).hex()])
    look = Look(tantivy.Index.open(str(folder)))

    large, small = sorted(parts_of(folder), key=lambda part: -part.written)

    kept = [entry for entry in first if entry.id not in {key(4).hex(), key(7).hex()}]
    assert list(look.living(large, range(9))) == kept
    assert list(look.living(large, range(2, 4))) == first[2:4]
    assert list(look.living(small, range(1))) == [again]
    going = {part.number: part.gone for part in look.without([large, small], [key(4).hex()])}
    assert going == {large.number: 2, small.number: 1}
