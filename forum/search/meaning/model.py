"""The sentence model of this forum: made once by the worker, then read by every process."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from forum.search.meaning import own_file, package
from forum.search.meaning.ids import Vector

if TYPE_CHECKING:
    from forum.search.meaning.embedding import Embedder

FILE = "model.onnx"
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"
# So much is cut into pieces at most; the model reads no more of it anyway.
POST_CHARS, QUESTION_CHARS = 2_500, 400


class Model:
    """Reads the model at its first use, and only one that we made ourselves."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._file = folder / FILE
        self._secret = secret
        self._loading = threading.Lock()
        self._embedder: Embedder | None = None

    def make(self) -> None:
        """Make the file, unless it is there and ours."""
        if self._embedder is None and self._read() is None:
            from forum.search.meaning.graph import sentence_graph

            weights = package.model_folder() / WEIGHTS
            model = sentence_graph(weights, most_pieces=package.MOST_PIECES)
            own_file.write(self._file, model, secret=self._secret, about=package.tag())

    def is_there(self) -> bool:
        return self._loaded() is not None

    def of_post(self, title: str, body: str) -> Vector | None:
        """Return the vector of a post's words; None while there is no model."""
        embedder = self._loaded()
        return embedder.vector(f"{title}\n{body}"[:POST_CHARS]) if embedder else None

    def of_question(self, text: str) -> Vector | None:
        embedder = self._loaded()
        return embedder.vector(text[:QUESTION_CHARS]) if embedder else None

    def _loaded(self) -> "Embedder | None":
        if self._embedder is None:
            with self._loading:
                if self._embedder is None and (content := self._read()):
                    self._embedder = self._embedder_of(content)
        return self._embedder

    def _read(self) -> bytes | None:
        return own_file.read(self._file, secret=self._secret, about=package.tag())

    @staticmethod
    def _embedder_of(content: bytes) -> "Embedder":
        from forum.search.meaning.embedding import Embedder

        tokenizer = package.model_folder() / TOKENIZER
        return Embedder(content, tokenizer, most_pieces=package.MOST_PIECES)
