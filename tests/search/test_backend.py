"""What is asked of an engine is offered by each."""

import pytest

from forum.search.backend import Backend, Index
from forum.search.meaning.meaning_backend import MeaningBackend, MeaningIndex
from forum.search.tantivy_engine.backend import Moment, TantivyBackend
from forum.search.whoosh_engine.backend import WhooshBackend
from forum.search.whoosh_engine.searching import ArrayIndex


def names(of: type) -> set[str]:
    return {name for name in dir(of) if not name.startswith("_")}


@pytest.mark.parametrize(
    ("offered", "asked"),
    [
        *((engine, Backend) for engine in (MeaningBackend, TantivyBackend, WhooshBackend)),
        *((index, Index) for index in (ArrayIndex, MeaningIndex, Moment)),
    ],
)
def test_an_engine_offers_all_that_is_asked_of_one(offered, asked):
    assert names(asked) <= names(offered)
