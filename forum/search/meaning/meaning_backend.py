"""A search engine that goes by meaning, too, beside the one that goes by words.

Words are put in first and serve alone until the vectors of their posts are made, and whenever
there is no model. What posts others may not read never counts: see nearest.py.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from forum.search.backend import (
    Audience,
    Backend,
    Document,
    Found,
    Health,
    Index,
    Order,
    Progress,
    Request,
)
from forum.search.meaning import fusing, package
from forum.search.meaning.learning import Learner
from forum.search.meaning.model import Model
from forum.search.meaning.nearest import Near, nearest
from forum.search.meaning.store import VectorStore

# Whatever comes behind these is in the order of words alone.
MOST_BY_WORDS, MOST_BY_MEANING = 200, 100
# Below this, two texts have nothing in common. Words that nobody used reach 0.3 with some post
# by chance, so what is found by meaning alone must be nearer.
LEAST, LEAST_ALONE = 0.2, 0.35
# A mark that no post has: its vector does not fit its words.
ASTRAY = -1
# So many vectors are made while a change is put in; the others soon after.
AT_ONCE = 32


class MeaningIndex:
    """Joins what the index `words` finds with the vectors in `store`."""

    def __init__(self, words: Index, model: Model, store: VectorStore) -> None:
        self._words = words
        self._model = model
        self._store = store

    def find(self, request: Request) -> Found:
        near = self._near(request)
        if near is None:
            return self._words.find(request)
        if not fusing.is_fused(request.after):
            return self._behind(request, near)
        first = replace(request, after=None, limit=MOST_BY_WORDS)
        found = self._words.find(first)
        return _page(found, _fitting(near, found, request), request)

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        counts = Counter(self._words.by_board(request))
        everywhere = replace(request, only_boards=None, per_thread=False, after=None)
        if near := self._near(everywhere):
            found = self._words.find(replace(everywhere, limit=MOST_BY_WORDS))
            known = {hit.id for hit in found.hits}
            added = _fitting(near, found, request) if found.next is None else []
            counts.update(each.board for each in added if each.id not in known)
        return counts

    def frequency(self, term: str, audience: Audience) -> int:
        return self._words.frequency(term, audience)

    def posts(self, audience: Audience) -> int:
        return self._words.posts(audience)

    def suggest(self, word: str) -> tuple[str, ...]:
        return self._words.suggest(word)

    def _near(self, request: Request) -> list[Near] | None:
        """Return what is near in meaning; None where words alone decide."""
        if not (request.text and request.wanted) or request.order is not Order.BEST:
            return None
        vector = self._model.of_question(request.text)
        if vector is None:
            return None
        rows = self._store.rows()
        return nearest(rows, vector, request, least=LEAST, most=MOST_BY_MEANING)

    def _behind(self, request: Request, near: list[Near]) -> Found:
        """Return a page behind those that were joined: without what already stood there."""
        placed = _those(near, request)
        while True:
            found = self._words.find(request)
            new = tuple(hit for hit in found.hits if not _those([hit], request) & placed)
            if new or found.next is None:
                return replace(found, hits=new, is_rough=True)
            request = replace(request, after=found.next)


class MeaningBackend(MeaningIndex):
    """Keeps the engine `words` and the vectors in `store`; a Backend itself."""

    _words: Backend

    def __init__(self, words: Backend, model: Model, store: VectorStore) -> None:
        super().__init__(words, model, store)
        self.learner = Learner(model, store, words)

    def now(self) -> MeaningIndex:
        return MeaningIndex(self._words.now(), self._model, self._store)

    def apply(self, documents: Iterable[Document], gone: Collection[bytes] = ()) -> None:
        posts = list(documents)
        with self._store.writing():
            self._store.forget(gone)
            self._store.agree(posts)
        self._words.apply(posts, gone)
        self.learner.learn_first(posts, most=AT_ONCE)

    def purge(self) -> int:
        with self._store.writing():
            self._store.tidy()
        self.learner.look_again()
        return self._words.purge()

    def entries(self) -> Mapping[bytes, int]:
        found = dict(self._words.entries())
        for post_id, mark in self._store.marks().items():
            if found.get(post_id) != mark:
                found[post_id] = ASTRAY
        return found

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Build the index of words; keep the vectors of posts whose words are the same.

        The others are made later, bit by bit: that takes longer than the index, by far.
        """
        marks: dict[bytes, int] = {}
        self._words.rebuild(self._agreed(documents, marks), progress)
        with self._store.writing():
            self._store.keep_only(marks)
        self.learner.look_again()

    def learn_all(self, documents: Iterable[Document]) -> None:
        """Make the vectors of all these now. For measuring."""
        self.learner.learn(list(documents))

    def health(self) -> Health:
        return self._words.health()

    def is_rebuilding(self) -> bool:
        return self._words.is_rebuilding()

    def warm(self) -> None:
        self._model.of_question("warm")
        self._words.warm()

    def close(self) -> None:
        self._words.close()

    def _agreed(self, documents: Iterable[Document], marks: dict[bytes, int]) -> Iterator[Document]:
        known = self._store.marks()
        for document in documents:
            marks[document.id] = document.mark
            if known.get(document.id, document.mark) != document.mark:
                with self._store.writing():
                    self._store.agree([document])
            yield document


def beside(words: Backend, folder: Path, secret: bytes) -> MeaningBackend:
    """Return an engine that goes by meaning, too; what it keeps is in `folder`."""
    return MeaningBackend(words, Model(folder, secret), VectorStore(folder, package.tag()))


def _fitting(near: list[Near], found: Found, request: Request) -> list[Near]:
    """Meaning cannot say which words are in a post: where that is asked for, it only orders."""
    if not found.hits:
        near = [each for each in near if each.likeness >= LEAST_ALONE]
    if not request.without and not any(wanted.must for wanted in request.wanted):
        return near
    known = _those(found.hits, request)
    return [each for each in near if _those([each], request) & known]


def _those(found: Iterable[fusing.Like], request: Request) -> set[bytes]:
    return {fusing.what(each, per_thread=request.per_thread) for each in found}


def _page(found: Found, near: list[Near], request: Request) -> Found:
    hits = fusing.fused(found.hits, near, per_thread=request.per_thread)
    rest = fusing.behind(hits, request.after)
    shown = rest[: request.limit]
    more = fusing.position_of(shown[-1]) if shown and len(rest) > len(shown) else found.next
    is_whole = found.next is None
    return Found(
        hits=tuple(shown),
        count=len(hits) if is_whole else found.count,
        with_all=found.with_all,
        is_rough=found.is_rough or not is_whole,
        next=more,
    )
