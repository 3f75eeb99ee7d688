"""Choose the search engine that the settings name. Nothing is opened before the first search."""

from pathlib import Path
from typing import Protocol

from forum.search.backend import Backend


class Settings(Protocol):
    """What a search engine needs to know of config.Settings."""

    @property
    def data(self) -> Path: ...
    @property
    def secret(self) -> bytes: ...
    @property
    def search(self) -> str: ...
    @property
    def meaning(self) -> str: ...


def open_backend(settings: Settings) -> Backend:
    words = _by_words(settings)
    if settings.meaning == "off":
        return words
    from forum.search.meaning.meaning_backend import beside

    return beside(words, settings.data / "search" / "meaning", settings.secret)


def _by_words(settings: Settings) -> Backend:
    """Return the engine; only its own library is loaded."""
    if settings.search == "whoosh":
        from forum.search.whoosh_engine.backend import WhooshBackend

        return WhooshBackend(settings.data, settings.secret)
    from forum.search.tantivy_engine.backend import TantivyBackend

    return TantivyBackend(settings.data, settings.secret)
