"""What goes wrong inside tantivy, as our own exception. Its panics derive from BaseException."""

from collections.abc import Iterator
from contextlib import contextmanager

from forum.search.backend import IndexBroken

_PANIC = "PanicException"  # pyo3 makes the class, and offers it nowhere


@contextmanager
def guarded(told: type[Exception] = IndexBroken) -> Iterator[None]:
    """Run what asks tantivy; raise `told` where it could not read or write its files."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise told("tantivy cannot use its files") from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise told("tantivy gave up over its files") from error
