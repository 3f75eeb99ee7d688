"""What tests of vectors share."""

from collections.abc import Collection, Iterable
from pathlib import Path

from forum.search.backend import Document
from forum.search.meaning.ids import Vector
from forum.search.meaning.store import VectorStore
from tests.search.posts import key

TAG = "the model of tests"


def put(store: VectorStore, posts: Iterable[tuple[Document, Vector]]) -> None:
    documents, vectors = zip(*posts, strict=True)
    with store.writing():
        store.put(documents, vectors)


def bytes_in(folder: Path) -> bytes:
    """Return whatever stands in any file of the folder."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def names(found: Iterable[bytes], among: Collection[object]) -> list[object]:
    known = {key(name): name for name in among}
    return [known[each] for each in found]
