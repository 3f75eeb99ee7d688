"""Whatever goes wrong inside the library has one name outside."""

import pytest
import tantivy

from forum.search.backend import IndexBroken, NotReady
from forum.search.tantivy_engine.guard import guarded


def test_an_error_of_the_library_is_a_broken_index(tmp_path):
    with pytest.raises(IndexBroken), guarded():
        tantivy.Index.open(str(tmp_path))


def test_it_is_told_as_whoever_asks_wants_it(tmp_path):
    with pytest.raises(NotReady), guarded(NotReady):
        tantivy.Index.open(str(tmp_path))


def test_a_panic_is_a_broken_index():
    panic = type("PanicException", (BaseException,), {})

    with pytest.raises(IndexBroken), guarded():
        raise panic("called `Option::unwrap()` on a `None` value")


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, AssertionError, KeyError])
def test_all_else_stays_what_it_is(error):
    with pytest.raises(error), guarded():
        raise error
