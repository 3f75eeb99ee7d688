"""Make the vectors that lack, a few at a time: one takes as long as indexing some fifty posts."""

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from forum.search.backend import Backend, Document
from forum.search.meaning.ids import Vector
from forum.search.meaning.model import Model
from forum.search.meaning.store import VectorStore

MOST_REMEMBERED = 10_000

Read = Callable[[Collection[bytes]], Iterable[Document]]


class Learner:
    """Knows which posts have no vector yet. For the worker's threads, and whoever puts posts in."""

    def __init__(self, model: Model, store: VectorStore, words: Backend) -> None:
        self._model = model
        self._store = store
        self._words = words
        self._lacking: dict[bytes, None] | None = None  # None: not looked yet
        self._are_all = False
        self._turn = threading.Lock()

    def is_able(self) -> bool:
        """Return whether the model is there."""
        return self._model.is_there()

    def look_again(self) -> None:
        with self._turn:
            self._lacking = None

    def learn_first(self, documents: Sequence[Document], *, most: int) -> None:
        """Make the vectors of the first of these that have none; remember the others."""
        known = self._store.among([post.id for post in documents])
        lacking = [post for post in documents if post.id not in known]
        self.learn(lacking[:most])
        with self._turn:
            if self._lacking is not None:
                self._lacking.update(dict.fromkeys(post.id for post in lacking[most:]))

    def some(self, read: Read, *, most: int) -> int:
        """Make the vectors of a few that lack one; return how many were looked at.

        Args:
            read: the posts of these ids, as the database has them now. It is asked a second time
                when the vectors are made: what was deleted meanwhile gets none.
        """
        ids = self._all_lacking()[:most]
        self.learn(list(read(ids)) if ids else [], again=read)
        self._strike(ids)
        return len(ids)

    def learn(self, documents: Sequence[Document], *, again: Read | None = None) -> None:
        """Make the vectors of these posts and keep them."""
        if not documents:
            return
        with self._store.writing():
            self._model.make()
        made = [(post, self._model.of_post(post.title, post.body)) for post in documents]
        with self._store.writing():
            now = _marks(again([post.id for post in documents]) if again else documents)
            fit = [(post, one) for post, one in made if now.get(post.id) == post.mark]
            self._put([(post, vector) for post, vector in fit if vector is not None])

    def _put(self, fit: Sequence[tuple[Document, Vector]]) -> None:
        if fit:
            self._store.put([post for post, _ in fit], [vector for _, vector in fit])

    def _all_lacking(self) -> list[bytes]:
        with self._turn:
            if self._lacking is None:
                known = self._store.marks()
                found = (each for each in self._words.entries() if each not in known)
                self._lacking = dict.fromkeys(islice(found, MOST_REMEMBERED))
                self._are_all = len(self._lacking) < MOST_REMEMBERED
            return list(self._lacking)

    def _strike(self, ids: Iterable[bytes]) -> None:
        with self._turn:
            left = self._lacking or {}
            for each in ids:
                left.pop(each, None)
            if not left and not self._are_all:
                self._lacking = None


def _marks(documents: Iterable[Document]) -> dict[bytes, int]:
    return {document.id: document.mark for document in documents}
