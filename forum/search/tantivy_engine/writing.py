"""Write into one of the indexes. Whoever calls holds the folder's lock.

tantivy keeps the words of a post that was taken out until the files it lies in are written anew.
That is done here, with the posts that are still there: a commit after which none of the old ones
is left drops their files.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from forum.search.tantivy_engine.entry import Entry
from forum.search.tantivy_engine.looking import Look
from forum.search.tantivy_engine.parts import Part, few_mixed, mixed, parts_of
from forum.search.tantivy_engine.schema import filled, schema

HEAP_BYTES = 15_000_000  # the least that tantivy takes
LARGE_HEAP_BYTES = 100_000_000
# So many posts may be written anew with any change, so that scores soon count the living alone.
AT_ONCE = 1_000
# So many at most before others may write again.
STEP = 10_000


def make(folder: Path) -> None:
    """Make an empty index. In each part posts lie in the order of their ids, which chance gave."""
    folder.mkdir(mode=0o700)
    tantivy.Index(schema(), path=str(folder), sort_by_field="id_first")


def put(folder: Path, entries: Sequence[Entry], gone: Collection[str]) -> None:
    """Put the posts into the index, over what it has of them; take those out."""
    ids = {*gone, *(entry.id for entry in entries)}
    if not ids:
        return
    index = tantivy.Index.open(str(folder))
    look = Look(index)
    anew = few_mixed(look.without(parts_of(folder), ids), AT_ONCE)
    heap = HEAP_BYTES if len(entries) < AT_ONCE else LARGE_HEAP_BYTES
    with _writer(index, heap) as lent:
        for id_ in ids:
            lent.delete_documents_by_term("id", id_)
        for entry in entries:
            lent.add_document(filled(entry))
        for part in anew:
            _renew(lent, look, part, range(part.written), but=ids)


def renew_some(folder: Path, begun: dict[str, int]) -> bool:
    """Write some posts anew that lie with others that were taken out.

    Args:
        begun: how far each part was done, by its name; kept from one call to the next.

    Returns:
        False if there was nothing to do: no file has words of posts that were taken out.
    """
    index = tantivy.Index.open(str(folder))
    left = mixed(parts_of(folder))
    with _writer(index, LARGE_HEAP_BYTES if left else HEAP_BYTES) as lent:
        for part in left[:1]:
            first = begun.get(part.name, 0)
            begun[part.name] = last = min(first + STEP, part.written)
            _renew(lent, Look(index), part, range(first, last))
        if not left:
            lent.garbage_collect_files()
    return bool(left)


@contextmanager
def _writer(index: Any, heap: int) -> Iterator[Any]:
    """Lend a writer; what was done is kept once this ends well."""
    lent = index.writer(heap_size=heap, num_threads=1)
    try:
        # What a writer left that was stopped would stand in the way of files of the same name.
        lent.garbage_collect_files()
        yield lent
        lent.commit()
    except BaseException:
        lent.rollback()
        raise
    finally:
        lent.wait_merging_threads()


def _renew(lent: Any, look: Look, part: Part, places: range, *, but: Collection[str] = ()) -> None:
    for entry in look.living(part, places):
        if entry.id not in but:
            lent.delete_documents_by_term("id", entry.id)
            lent.add_document(filled(entry))
