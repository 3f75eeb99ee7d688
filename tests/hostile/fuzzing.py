"""What is fuzzed: each target takes any bytes, and fails where the forum would break a promise.

`make fuzz` lets a fuzzer choose the bytes (tools/fuzz.py); test_fuzzing.py tries some at each run.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from forum.care.details.finding import find
from forum.errors import ForumError
from forum.public_ids import from_text, to_text
from forum.sealing import Unreadable, unseal, unseal_padded
from forum.search.asking.query import CHARS_MAX, WORDS_MAX, parse
from forum.search.pages.tokens import Dead, opened
from forum.web.look import parse as look_of, written
from forum.web.throttle import network_of
from forum.writing import excerpt, tidy, tidy_line, to_html
from tests.hostile.reading import dangers, slips

DATA = Path(__file__).parent / "data"
KEY = bytes(range(32))
NOON = datetime(2027, 1, 31, 12, tzinfo=UTC)


def writing(given: bytes) -> None:
    """Whatever is typed, the page stays inert, and tidying twice changes nothing more."""
    typed = given.decode("utf-8", "surrogateescape")
    html = to_html(typed)
    assert dangers(html) + slips(html) == []
    kept = tidy(typed)
    assert tidy(kept) == kept
    assert "\n" not in tidy_line(typed)
    assert len(excerpt(kept, 80)) <= 81


def asking(given: bytes) -> None:
    """Whatever is asked is taken apart into what was asked, and no more than a page can use."""
    query = parse(given.decode("utf-8", "replace"))
    assert len(query.text) <= CHARS_MAX
    assert "\n" not in query.text
    assert max(len(query.phrases), len(query.without)) <= WORDS_MAX
    assert sum(map(len, query.words)) <= CHARS_MAX


def details(given: bytes) -> None:
    """What shows who somebody is lies in their words, and no two overlap."""
    typed = tidy(given.decode("utf-8", "replace"))
    end = 0
    for detail in find(typed):
        assert end <= detail.start < detail.end <= len(typed)
        end = detail.end


def envelopes(given: bytes) -> None:
    """No box that we did not seal opens."""
    for open_ in (unseal, unseal_padded):
        with suppress(Unreadable):
            open_(KEY, given)
            raise AssertionError("a box that nobody sealed was opened")


def addresses(given: bytes) -> None:
    """An id has one address, a token that we did not seal is dead, a network is a network."""
    text = given.decode("utf-8", "replace")
    with suppress(ForumError):
        assert to_text(from_text(text)) == text
    with suppress(Dead):
        opened(text, key=KEY, at=NOON)
        raise AssertionError("a token that nobody sealed was opened")
    assert len(network_of(text)) < 40


def cookies(given: bytes) -> None:
    """A cookie of another making is read as a choice that we know, or as none."""
    look = look_of(given.decode("latin-1"))
    assert look_of(written(look)) == look


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (writing, asking, details, envelopes, addresses, cookies)
}


def seeds() -> Iterator[bytes]:
    """Yield what others collected to break such things."""
    for file in sorted(DATA.glob("*.json")):
        for text in json.loads(file.read_text(encoding="utf-8")):
            yield text.encode("utf-8", "surrogateescape")
